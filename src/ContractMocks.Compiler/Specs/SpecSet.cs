using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Specs;

/// <summary>A contract and the namespace that its item asks for; null for the project's own.</summary>
internal sealed record ProjectContract(Contract Contract, string? Namespace);

/// <summary>What reading one <c>ContractSpec</c> item gave.</summary>
internal sealed record SpecFile(string Path, string? Namespace, SpecResult Result);

/// <summary>
/// The contracts of all specs, each name once, and the problems of names that are there twice. Ordered by path, so that the order in which the
/// host found the files does not matter.
/// </summary>
internal sealed record SpecSet(EquatableArray<ProjectContract> Contracts, EquatableArray<Problem> Problems, bool IsComplete)
{
    /// <summary>Joins what reading each file gave. The problems of the files themselves are not repeated.</summary>
    public static SpecSet Combine(IEnumerable<SpecFile> files)
    {
        var contracts = new List<ProjectContract>();
        var problems = new List<Problem>();
        var isComplete = true;
        // Without case: names become names of emitted files, which the C# compiler compares so.
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            isComplete &= !file.Result.Problems.Any(static problem => problem.Severity == ProblemSeverity.Error);
            if (file.Result.Contract is not { } contract)
            {
                isComplete = false;
            }
            else if (!owners.TryGetValue(EmittedNames.Contract(contract.Name), out var owner))
            {
                owners.Add(EmittedNames.Contract(contract.Name), file.Path);
                contracts.Add(new ProjectContract(contract, file.Namespace));
                problems.AddRange(Clashes(contract, file));
            }
            else
            {
                problems.Add(new Problem(ProblemKinds.DuplicateSpec, [contract.Name, owner], file.Path, SourceSpan.On(1, 1, 0)));
            }
        }

        return new SpecSet(contracts.ToEquatableArray(), problems.ToEquatableArray(), isComplete);
    }

    /// <summary>Schemas that had to be named otherwise than their own name says, because another had that name first.</summary>
    private static IEnumerable<Problem> Clashes(Contract contract, SpecFile file)
    {
        var scope = new NameScope();
        for (var i = 0; i < contract.Schemas.Count; i++)
        {
            var name = contract.Schemas[i].Name;
            var wanted = CSharpNames.Pascal(name);
            var given = scope.Take(name, wanted);
            if (given != wanted && i < file.Result.SchemaPlaces.Count)
            {
                yield return new Problem(
                    ProblemKinds.NameClash, [scope.Owner(wanted), name, wanted, given],
                    file.Result.SchemaPlaces[i].File,
                    file.Result.SchemaPlaces[i].Span);
            }
        }
    }
}
