using System.Text.RegularExpressions;
using ContractMocks.Cli;
using ContractMocks.TestSupport;

namespace ContractMocks.Serving.Tests;

/// <summary>A corpus document served by the command <c>serve</c>, in this process and on a free port.</summary>
internal sealed partial class ServedDocument : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _serving;
    private readonly StringWriter _error = new();

    private ServedDocument(string file, FirstMatch output) =>
        _serving = CommandLine.RunAsync(["serve", "--spec", file], output, _error, _stop.Token);

    /// <summary>Where it answers, without a path: clients are given what the rivals are given.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Serves a document; skips the running test where the corpus is absent.</summary>
    public static Task<ServedDocument> StartAsync(string corpusFile) => StartFileAsync(Repository.CorpusFile(corpusFile));

    private static async Task<ServedDocument> StartFileAsync(string file)
    {
        await using var output = new FirstMatch(AnAddress());
        var served = new ServedDocument(file, output);
        var first = await Task.WhenAny(output.Found, served._serving);
        if (first == served._serving)
        {
            throw new InvalidOperationException($"'serve' ended with {await served._serving}: {served._error}");
        }

        served.Address = new Uri(await output.Found);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
        await _error.DisposeAsync();
    }

    [GeneratedRegex(@"http://[\w.\[\]:]+:\d+")]
    private static partial Regex AnAddress();

    /// <summary>Output that looks for one thing, so that nothing has to be waited for by time.</summary>
    private sealed class FirstMatch(Regex wanted) : StringWriter
    {
        private readonly TaskCompletionSource<string> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();

        public Task<string> Found => _found.Task;

        public override void Write(char value) => Add(value.ToString());

        public override void Write(string? value) => Add(value ?? "");

        public override void Write(char[] buffer, int index, int count) => Add(new string(buffer, index, count));

        public override void WriteLine(string? value) => Add(value + "\n");

        private void Add(string text)
        {
            lock (_gate)
            {
                base.Write(text.ToCharArray(), 0, text.Length);
                // Only whole lines: a port may come digit by digit.
                if (text.Contains('\n') && wanted.Match(ToString()) is { Success: true } match)
                {
                    _found.TrySetResult(match.Value);
                }
            }
        }
    }
}
