using System.Diagnostics;
using System.Text;
using ContractMocks.TestSupport;

namespace ContractMocks.Dialects.Tests.Tokens;

/// <summary>Tokenizers of npm, which counts are compared with.</summary>
internal static class TokenJudge
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "ContractMocks.Dialects.Tests", "node");

    /// <summary>The ids of the tokens of each text, with blanks between them. Skips the running test, saying what to do, where Node or the packages are absent.</summary>
    public static async Task<string[]> AskAsync(string judge, string vocabulary, IReadOnlyList<string> texts)
    {
        Assert.SkipUnless(HasNode(), "Node is not on the PATH");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(s_folder, "node_modules", judge)),
            $"{judge} is not installed: run 'npm install --no-package-lock' in tests/ContractMocks.Dialects.Tests/node");
        var start = new ProcessStartInfo("node", ["tokens.mjs", judge, vocabulary])
        {
            WorkingDirectory = s_folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var node = Process.Start(start)!;
        var answer = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var text in texts)
        {
            await node.StandardInput.WriteAsync(Json(text));
        }

        node.StandardInput.Close();
        var lines = (await answer).Split('\n');
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(texts.Count, lines.Length - 1);
        return lines[..^1];
    }

    /// <summary>A text as a line of JSON in which all but ASCII is escaped: halves of surrogate pairs have no UTF-8.</summary>
    private static string Json(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var unit in text)
        {
            json.Append(char.IsAsciiLetterOrDigit(unit) || unit == ' ' ? unit.ToString() : $"\\u{(int)unit:x4}");
        }

        return json.Append("\"\n").ToString();
    }

    private static bool HasNode()
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
    }
}
