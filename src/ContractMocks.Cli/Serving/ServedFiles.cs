using System.Security.Cryptography;
using System.Text;
using ContractMocks.AspNetCore.Serving;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>What the files of a <c>serve</c> held when they were read.</summary>
/// <param name="Workspace">Contracts, scenarios and problems.</param>
/// <param name="Mocks">The mocks to serve; null when there are errors.</param>
/// <param name="Content">A hash of all that was read, which tells whether anything changed.</param>
/// <param name="Parts">The paths of the files that specs named.</param>
internal sealed record ServedReading(Workspace Workspace, MockGroup? Mocks, string Content, IReadOnlyList<string> Parts);

/// <summary>Reads the files of a <c>serve</c> into mocks, anew each time.</summary>
internal sealed class ServedFiles(ServeOptions options)
{
    private Task _keeping = Task.CompletedTask;

    /// <summary>Writing to the cache, which goes on while the mocks answer already.</summary>
    public Task Keeping => _keeping;

    public ServedReading Read(CancellationToken cancellation)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var workspace = new Workspace { ChecksStructure = false };
        var contracts = new List<LoadedContract>();
        var parts = new List<string>();
        foreach (var path in options.Specs)
        {
            if (workspace.OpenBytes(path, mayBeBundled: true) is { } bytes)
            {
                content.AppendData(bytes);
                var (contract, named) = ReadSpec(workspace, path, bytes, cancellation);
                contracts.AddRange(contract is null ? [] : [contract]);
                foreach (var part in named)
                {
                    content.AppendData(Encoding.UTF8.GetBytes(part.Hash + "\n"));
                    parts.Add(SpecPath.Join(path, part.Path));
                }
            }
        }

        workspace.ReadScenarios(OpenAll(workspace, options.Tools, content), OpenAll(workspace, options.Scenarios, content), cancellation);
        foreach (var sentence in workspace.Unreadable)
        {
            content.AppendData(Encoding.UTF8.GetBytes(sentence));
        }

        var mocks = workspace.HasErrors || contracts.Count == 0 ? null : new MockGroup([.. contracts.Select(contract => Mock(contract, workspace))]);
        return new ServedReading(workspace, mocks, Convert.ToHexString(content.GetHashAndReset()), parts);
    }

    private DynamicMock Mock(LoadedContract contract, Workspace workspace)
    {
        var mock = new DynamicMock(contract, new MockOptions
        {
            Seed = options.Seed,
            Requests = options.Requests,
            AnswersWithoutTurns = true,
            Fallback = options.Fallback,
            RequireKey = options.RequireKey,
            JournalCapacity = options.Journal,
        });
        mock.Use([.. workspace.Scenarios.Where(scenario => scenario.IsFor(contract.Contract.Provider))]);
        return mock;
    }

    private (LoadedContract? Contract, IReadOnlyList<SpecPart> Parts) ReadSpec(Workspace workspace, string path, byte[] bytes, CancellationToken cancellation)
    {
        var key = ContractCache.Key(path, bytes);
        var folder = SpecFolder.Of(path);
        if (options.Cache.Find(key, path) is { } kept && SpecParts.AreUnchanged(path, folder, kept.Parts))
        {
            var loaded = LoadedContract.Read(kept.Compact);
            workspace.Add(loaded.Contract, kept.Problems);
            return (loaded, kept.Parts);
        }

        var parts = new SpecParts(path, folder);
        var result = workspace.ReadSpec(new SourceText(path, Workspace.Decode(bytes)), cancellation, parts);
        if (result.Contract is not { } contract)
        {
            return (null, parts.Parts);
        }

        var compiled = new CompiledSpec(Encoding.UTF8.GetBytes(ContractText.Write(contract)), result.Problems, parts.Parts);
        _keeping = Task.WhenAll(_keeping, Task.Run(() => options.Cache.Keep(key, path, compiled), CancellationToken.None));
        return (LoadedContract.Read(compiled.Compact), parts.Parts);
    }

    private static List<SourceText> OpenAll(Workspace workspace, string[] arguments, IncrementalHash content)
    {
        var files = new List<SourceText>();
        foreach (var path in FileSet.Expand(arguments))
        {
            if (workspace.Open(path, mayBeBundled: false) is { } file)
            {
                content.AppendData(Encoding.UTF8.GetBytes(file.Path + "\n" + file.Text + "\n"));
                files.Add(file);
            }
        }

        return files;
    }
}
