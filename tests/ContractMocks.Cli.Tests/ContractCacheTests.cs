using System.Text;

namespace ContractMocks.Cli.Tests;

public sealed class ContractCacheTests : IDisposable
{
    private const string Odd = """
        openapi: 3.1.0
        info: { title: Odd, version: '1' }
        paths:
          /odd: { get: { operationId: odd, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/None' } } } } } } }
        """;

    private readonly CommandRun _run = new();

    private string Folder => Path.Combine(_run.Folder, "cache");

    private ContractCache Cache => new(Folder, TimeProvider.System);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_second_reading_gives_the_same_mocks_and_the_same_problems()
    {
        var path = _run.Write("odd.yaml", Odd);
        var (first, firstProblems) = await ReadAsync(path);
        Assert.NotEmpty(firstProblems);
        var kept = Assert.Single(Directory.GetFiles(Folder));
        var (second, secondProblems) = await ReadAsync(path);
        Assert.Equal(firstProblems, secondProblems);
        Assert.Equal(first, second);
        Assert.Equal(kept, Assert.Single(Directory.GetFiles(Folder)));
    }

    [Fact]
    public async Task What_somebody_changed_or_cut_is_read_anew_and_replaced()
    {
        var path = _run.Write("odd.yaml", Odd);
        var (first, _) = await ReadAsync(path);
        var kept = Assert.Single(Directory.GetFiles(Folder));
        var good = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        foreach (var bad in new[] { [], "no contract"u8.ToArray(), good[..^9], Changed(good) })
        {
            await File.WriteAllBytesAsync(kept, bad, TestContext.Current.CancellationToken);
            Assert.Equal(first, (await ReadAsync(path)).Contract);
            Assert.Equal(good, await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_changed_part_of_a_document_is_read_anew()
    {
        var path = _run.Write("odd.yaml", Odd.Replace("#/components/schemas/None", "part.yaml#/One", StringComparison.Ordinal));
        _run.Write("part.yaml", "One: { const: 1 }\n");
        var (first, _) = await ReadAsync(path);
        Assert.Equal(first, (await ReadAsync(path)).Contract);
        _run.Write("part.yaml", "One: { const: 2 }\n");
        var (second, _) = await ReadAsync(path);
        Assert.NotEqual(first, second);
        Assert.Equal(second, (await ReadAsync(path)).Contract);
    }

    [Fact]
    public void Another_content_and_another_name_are_other_keys()
    {
        var key = ContractCache.Key("a/x.yaml", "one"u8);
        Assert.Equal(key, ContractCache.Key("b/x.yaml", "one"u8));
        Assert.NotEqual(key, ContractCache.Key("a/y.yaml", "one"u8));
        Assert.NotEqual(key, ContractCache.Key("a/x.yaml", "two"u8));
    }

    [Fact]
    public void A_problem_names_the_file_where_it_is_now()
    {
        var problem = new Problem(ProblemKinds.SpecStructure, ["x"], "old/x.yaml", new SourceSpan(1, 2, 3, 4));
        Cache.Keep("k", "old/x.yaml", new CompiledSpec("{}"u8.ToArray(), [problem], []));
        Assert.Equal([problem with { File = "new/x.yaml" }], Cache.Find("k", "new/x.yaml")!.Problems);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_failure()
    {
        var cache = new ContractCache(_run.Write("a-file", ""), TimeProvider.System);
        cache.Keep("k", "x.yaml", new CompiledSpec("{}"u8.ToArray(), [], []));
        Assert.Null(cache.Find("k", "x.yaml"));
    }

    [Fact]
    public void The_files_used_longest_ago_give_way()
    {
        Directory.CreateDirectory(Folder);
        foreach (var (name, age) in new[] { ("old", 3), ("older", 4) })
        {
            var file = Path.Combine(Folder, name + ".contract");
            using (var stream = File.Create(file))
            {
                stream.SetLength(ContractCache.MostBytes / 2);
            }

            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 10 - age, 0, 0, 0, DateTimeKind.Utc));
        }

        Cache.Keep("new", "x.yaml", new CompiledSpec(Encoding.UTF8.GetBytes("{}"), [], []));
        Assert.Equal(["new.contract", "old.contract"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_folder_is_the_users_unless_told_otherwise()
    {
        string? Of(params (string Name, string Value)[] variables) =>
            ContractCache.Folder(name => variables.FirstOrDefault(one => one.Name == name).Value);
        var absolute = Path.GetFullPath(Path.Combine(_run.Folder, "xdg"));
        Assert.Null(Of(("CONTRACTMOCKS_CACHE", "off")));
        Assert.Equal(absolute, Of(("CONTRACTMOCKS_CACHE", absolute), ("XDG_CACHE_HOME", _run.Folder)));
        Assert.Equal(Path.Combine(absolute, "contractmocks"), Of(("XDG_CACHE_HOME", absolute)));
        Assert.NotEqual(Path.Combine("relative", "contractmocks"), Of(("XDG_CACHE_HOME", "relative")));
    }

    // One byte of the compact form, which stays JSON: only the hash can tell.
    private static byte[] Changed(byte[] good)
    {
        var changed = (byte[])good.Clone();
        changed[changed.AsSpan().LastIndexOf("odd"u8)] = (byte)'a';
        return changed;
    }

    private async Task<(Contract Contract, IReadOnlyList<Problem> Problems)> ReadAsync(string path)
    {
        var files = new ServedFiles(new ServeOptions { Specs = [path], Cache = Cache });
        var reading = files.Read(TestContext.Current.CancellationToken);
        await files.Keeping;
        return (Assert.Single(reading.Mocks!.Mocks).Contract.Contract, reading.Workspace.Problems);
    }
}
