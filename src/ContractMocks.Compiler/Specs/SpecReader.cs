using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>A <c>ContractSpec</c> item: which text, and what the project file says of it.</summary>
internal sealed record SpecInput
{
    /// <summary>The path as the host gives it, for problems.</summary>
    public required string Path { get; init; }

    /// <summary>The text of the file.</summary>
    public required string Text { get; init; }

    /// <summary><c>Name</c> metadata; null to derive it from the provider, else from the file's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>Provider</c> metadata; null to recognise it by the document's servers.</summary>
    public string? Provider { get; init; }

    /// <summary><c>Operations</c> metadata: the ids to keep; empty keeps all.</summary>
    public EquatableArray<string> Operations { get; init; }
}

/// <summary>What reading a spec gives: a contract unless the document is beyond use, and the problems found on the way.</summary>
internal sealed record SpecResult(Contract? Contract, EquatableArray<Problem> Problems)
{
    /// <summary>Where the names of the contract's schemas stand, in their order. Kept beside the contract, which holds no positions, and goes no further.</summary>
    public EquatableArray<SourceSpan> SchemaPlaces { get; init; }
}

/// <summary>Reads an OpenAPI document into a contract.</summary>
internal static class SpecReader
{
    public static SpecResult Read(SpecInput input, CancellationToken cancellation)
    {
        var problems = new ProblemSink(input.Path);
        var root = NodeReader.Read(input.Text, problems, ProblemKinds.SpecSyntax, cancellation);
        if (root is null || SpecVersions.Check(root, problems) is not { } version)
        {
            return new SpecResult(null, problems.ToArray());
        }

        var contract = Read(input, (MappingNode)root, version, problems, cancellation);
        return new SpecResult(contract, problems.ToArray()) { SchemaPlaces = Places((MappingNode)root, contract) };
    }

    private static EquatableArray<SourceSpan> Places(MappingNode root, Contract? contract)
    {
        var schemas = ((root["components"] as MappingNode)?["schemas"] ?? root["definitions"]) as MappingNode;
        return contract is null || schemas is null
            ? default
            : contract.Schemas.Select(schema => schemas.Find(schema.Name)?.Key.Span ?? SourceSpan.On(1, 1, 0)).ToEquatableArray();
    }

    private static Contract? Read(SpecInput input, MappingNode root, SpecVersion version, ProblemSink problems, CancellationToken cancellation)
    {
        var findings = new StructureFindings(root);
        var document = version == SpecVersion.Swagger2 ? findings.Convert(problems, cancellation) : root;
        if (document is null)
        {
            return null;
        }

        var spec = new SpecContext(document, problems, cancellation);
        var schemas = new SchemaSet(spec);
        var chosen = new OperationList(spec).Read(input.Operations);
        var security = new SecurityReader(spec);
        var reader = new OperationReader(spec, schemas, security);
        var operations = new List<Operation>(chosen.Count);
        foreach (var operation in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            operations.Add(reader.Read(operation));
        }

        var named = schemas.Read();
        if (version != SpecVersion.Swagger2)
        {
            findings.Check(PrunedDocument.ToJson(spec, chosen), cancellation);
        }

        findings.Report(spec);
        var identity = SpecIdentity.Of(input, document);
        var info = spec.Mapping(document["info"], "'info'");
        return new Contract
        {
            Name = identity.Name,
            Provider = identity.Provider,
            Title = spec.Text(info?["title"], "'title'"),
            Version = spec.Text(info?["version"], "'version'"),
            BasePath = identity.BasePath,
            Operations = operations.ToEquatableArray(),
            SecuritySchemes = security.UsedSchemes(),
            Schemas = named,
        };
    }
}
