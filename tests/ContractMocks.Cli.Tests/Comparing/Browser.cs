using System.Diagnostics;

namespace ContractMocks.Cli.Comparing;

/// <summary>Debian's Chromium without a window.</summary>
internal static class Browser
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>What a page becomes once its script ran; skips the running test where there is no browser.</summary>
    public static async Task<string> DomAsync(string page, string fragment = "")
    {
        var (output, _) = await RunAsync(page + fragment, "--dump-dom");
        return output;
    }

    /// <summary>Runs the browser on a file.</summary>
    public static async Task<(string Output, string Error)> RunAsync(string url, params string[] options)
    {
        var found = s_names.Select(Find).FirstOrDefault(static path => path is not null);
        Assert.SkipWhen(found is null, "chromium is not on this machine");
        var profile = Directory.CreateTempSubdirectory("contractmocks-chromium-").FullName;
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(found!, [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--enable-logging=stderr", "--virtual-time-budget=5000",
                $"--user-data-dir={profile}", .. options, "file://" + url])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await browser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (output, await error);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
