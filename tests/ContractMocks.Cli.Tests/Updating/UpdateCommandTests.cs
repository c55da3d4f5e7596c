using ContractMocks.Compiler.Locks;

namespace ContractMocks.Cli.Tests.Updating;

public sealed class UpdateCommandTests : IDisposable
{
    private static readonly string s_newer = UpdateRun.Chat.Replace("maxLength: 100 }", "maxLength: 50 }", StringComparison.Ordinal);
    private readonly UpdateRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_newer_document_is_shown_and_written_with_its_lock_once_the_answer_is_yes()
    {
        var from = _run.Write("new.yaml", s_newer.ReplaceLineEndings("\r\n"));

        Assert.Equal(ExitCode.Fine, await _run.UpdateAsync(from, "y\n"));

        Assert.Contains("Ask.user", _run.Output, StringComparison.Ordinal);
        Assert.Contains("1 breaking", _run.Output, StringComparison.Ordinal);
        Assert.Contains($"Write {_run.Spec} and its lock? [y/N] ", _run.Output, StringComparison.Ordinal);
        Assert.Equal(s_newer.ReplaceLineEndings("\r\n"), await File.ReadAllTextAsync(_run.Spec, TestContext.Current.CancellationToken));
        Assert.Equal(DocumentHash.Of(s_newer), _run.Lock.Sha256);
        Assert.Single(_run.Lock.Turns);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("yesterday\n")]
    public async Task Any_other_answer_changes_nothing(string answer) =>
        await NothingChangesAsync(ExitCode.Problems, () => _run.UpdateAsync(_run.At("new.yaml"), answer), _ => Assert.Contains("nothing was written", _run.Output, StringComparison.Ordinal));

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_changes() =>
        await NothingChangesAsync(
            ExitCode.Usage, () => _run.UpdateAsync(_run.At("new.yaml"), answer: null), error => Assert.Contains("--yes writes without asking", error, StringComparison.Ordinal));

    [Fact]
    public async Task With_yes_nobody_is_asked()
    {
        Assert.Equal(ExitCode.Fine, await _run.UpdateAsync(_run.Write("new.yaml", s_newer), answer: null, static options => options with { Yes = true }));
        Assert.Equal(s_newer, _run.Files()[Path.Combine("specs", "chat.yaml")]);
        Assert.DoesNotContain("[y/N]", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body>Sign in</body></html>", "CM1003")]
    [InlineData("openapi: 3.1.0\npaths: [", "CM1001")]
    [InlineData("", "CM1003")]
    public async Task What_is_no_document_is_never_written(string text, string problem)
    {
        _run.Write("new.yaml", text);
        await NothingChangesAsync(
            ExitCode.Problems, () => _run.UpdateAsync(_run.At("new.yaml"), "y\n"), error => Assert.Contains("new.yaml(", error, StringComparison.Ordinal), writesNewer: false);
        Assert.Contains(problem, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_document_is_up_to_date()
    {
        Assert.Equal(ExitCode.Fine, await _run.UpdateAsync(_run.Write("new.yaml", UpdateRun.Chat.ReplaceLineEndings("\r\n")), answer: null));
        Assert.Contains("chat.yaml is up to date", _run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.LockPath));
    }

    [Fact]
    public async Task A_document_may_be_new()
    {
        var spec = _run.At("more/talk.yaml");
        Assert.Equal(ExitCode.Fine, await _run.UpdateAsync(spec, _run.Write("new.yaml", s_newer), new StringReader("YES\n")));
        Assert.Equal(s_newer, await File.ReadAllTextAsync(spec, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_run.At("more/talk.lock.json")));
    }

    [Theory]
    [InlineData("missing.yaml", "error: 'missing.yaml' does not exist; --from takes a file, or an address that begins with https:// or http://")]
    [InlineData("ftp://host/x.yaml", "error: --from takes a file, or an address that begins with https:// or http://, but not 'ftp:'")]
    public async Task A_source_that_is_not_there_is_named(string from, string message) =>
        await NothingChangesAsync(ExitCode.Usage, () => _run.UpdateAsync(from, "y\n"), error => Assert.StartsWith(message, error, StringComparison.Ordinal));

    [Fact]
    public async Task A_document_that_ships_is_not_updated()
    {
        Assert.Equal(ExitCode.Usage, await _run.UpdateAsync("openai", _run.Write("new.yaml", s_newer), new StringReader("y\n")));
        Assert.Contains("'openai' ships with ContractMocks", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_bound_is_refused() =>
        await NothingChangesAsync(
            ExitCode.Usage, () => _run.UpdateAsync(_run.At("new.yaml"), "y\n", static options => options with { MaxBytes = 100 }), error => Assert.Contains("is larger than 100 bytes", error, StringComparison.Ordinal));

    [Fact]
    public async Task An_interrupt_at_the_question_leaves_all_as_it_was()
    {
        using var stop = new CancellationTokenSource();
        using var silent = new Silence(stop);
        await NothingChangesAsync(
            ExitCode.Usage, () => _run.UpdateAsync(_run.Spec, _run.At("new.yaml"), silent, stop: stop.Token), error => Assert.Contains("stopped; nothing was written", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_lock_cannot_be_written_the_document_stays()
    {
        Directory.CreateDirectory(_run.LockPath);
        await NothingChangesAsync(ExitCode.Usage, () => _run.UpdateAsync(_run.At("new.yaml"), "y\n"), error => Assert.Contains("error: nothing was written: ", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_old_document_cannot_be_read_the_new_one_is_taken_without_comparing()
    {
        _run.Write("specs/chat.yaml", "rubbish");
        Assert.Equal(ExitCode.Fine, await _run.UpdateAsync(_run.Write("new.yaml", s_newer), "y\n"));
        Assert.Contains("as it is now cannot be read, so nothing is compared", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("64MB", 64_000_000)]
    [InlineData("1.5 kB", 1500)]
    [InlineData("2MiB", 2 << 20)]
    [InlineData("900", 900)]
    [InlineData("12b", 12)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(Cli.Updating.ByteSize.TryParse(text, out var size));
        Assert.Equal(bytes, size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1MB")]
    [InlineData("3GB")]
    [InlineData("MB")]
    [InlineData("1e3")]
    public void What_is_no_size_is_refused(string text) => Assert.False(Cli.Updating.ByteSize.TryParse(text, out _));

    private async Task NothingChangesAsync(int code, Func<Task<int>> update, Action<string> says, bool writesNewer = true)
    {
        if (writesNewer)
        {
            _run.Write("new.yaml", s_newer);
        }

        var before = _run.Files();
        Assert.Equal(code, await update());
        says(_run.Error);
        Assert.Equal(before, _run.Files());
    }

    /// <summary>A user who says nothing, and then presses Ctrl+C.</summary>
    private sealed class Silence(CancellationTokenSource stop) : TextReader
    {
        public override string? ReadLine()
        {
            stop.Cancel();
            return null;
        }
    }
}
