using System.Net;
using System.Text;
using System.Threading.Channels;

namespace ContractMocks.Cli.Tests;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task A_served_mock_answers_its_scenarios_until_it_is_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new LineWriter();
        await using var error = new StringWriter();
        var serving = CommandLine.RunAsync(
            ["serve", "--spec", "openai", "--scenarios", CommandRun.Sample("scenarios"), "--tools", CommandRun.Sample("tools")], output, error, stop.Token);
        var endpoint = (await output.LineAsync("openai answers at ", serving, error)).TrimEnd('/') + "/";
        using (var client = new HttpClient { BaseAddress = new Uri(endpoint) })
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", "test");
            Assert.Equal("ok", await client.GetStringAsync(new Uri(ServeCommand.HealthPath, UriKind.Relative), stop.Token));
            using var models = await client.GetAsync(new Uri("models", UriKind.Relative), stop.Token);
            Assert.Equal(HttpStatusCode.OK, models.StatusCode);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await serving);
        Assert.Contains("stopped", output.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spec_that_does_not_exist_is_an_error()
    {
        var (code, _, error) = await CommandRun.RunAsync("serve", "--spec", "no-such-spec.yaml");
        Assert.Equal(1, code);
        Assert.Contains("'no-such-spec.yaml' is neither a file nor", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_with_a_mistake_is_not_served()
    {
        using var run = new CommandRun();
        var file = run.Write("bad.scenario.yaml", "scenario: x\nprovider: openai\nturns:\n  - rply: { text: Hello. }\n");
        var (code, _, error) = await CommandRun.RunAsync("serve", "--spec", "openai", "--scenarios", file);
        Assert.Equal(1, code);
        Assert.Contains("error CM", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("serve", "--spec", "openai", "--port", "70000")]
    [InlineData("frobnicate")]
    public async Task A_wrong_command_line_is_an_error(params string[] args)
    {
        var (code, _, error) = await CommandRun.RunAsync(args);
        Assert.Equal(1, code);
        Assert.NotEmpty(error);
    }

    /// <summary>Gives lines to a test as they are written, so that nothing has to be waited for by time.</summary>
    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
        private readonly StringBuilder _all = new();
        private readonly StringBuilder _line = new();

        public string All
        {
            get
            {
                lock (_all)
                {
                    return _all.ToString();
                }
            }
        }

        public override void Write(char value)
        {
            lock (_all)
            {
                _all.Append(value);
                if (value != '\n')
                {
                    _line.Append(value);
                    return;
                }

                _lines.Writer.TryWrite(_line.ToString());
                _line.Clear();
            }
        }

        public override void Write(string? value)
        {
            foreach (var c in value ?? "")
            {
                Write(c);
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        /// <summary>What follows a text on its line; fails with the command's errors when the command ends first.</summary>
        public async Task<string> LineAsync(string start, Task<int> command, StringWriter error)
        {
            _ = command.ContinueWith(_ => _lines.Writer.TryComplete(), TaskScheduler.Default);
            await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
            {
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return line[start.Length..].Trim();
                }
            }

            throw new InvalidOperationException($"the command ended without '{start}': {error}");
        }
    }
}
