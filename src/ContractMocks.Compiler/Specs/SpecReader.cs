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

    /// <summary>The files that the document's references may name; null for none.</summary>
    public ISpecFiles? Files { get; init; }

    /// <summary>Keeps every schema of the document's components, not only those that operations reach.</summary>
    public bool KeepsAllSchemas { get; init; }

    /// <summary>Whether the structure around the schemas is checked, too (<c>CM1007</c>). Takes time that a server need not spend before it answers.</summary>
    public bool ChecksStructure { get; init; } = true;
}

/// <summary>A place in one of the files that a spec is made of.</summary>
internal readonly record struct SpecPlace(string File, SourceSpan Span);

/// <summary>What reading a spec gives: a contract unless the document is beyond use, and the problems found on the way.</summary>
internal sealed record SpecResult(Contract? Contract, EquatableArray<Problem> Problems)
{
    /// <summary>Where the names of the contract's schemas stand, in their order. Kept beside the contract, which holds no positions, and goes no further.</summary>
    public EquatableArray<SpecPlace> SchemaPlaces { get; init; }
}

/// <summary>Reads an OpenAPI document into a contract.</summary>
internal static class SpecReader
{
    public static SpecResult Read(SpecInput input, CancellationToken cancellation)
    {
        var problems = new ProblemSink(input.Path);
        var root = NodeReader.Read(input.Text, problems, ProblemKinds.SpecSyntax, cancellation);
        if (root is null || !SpecVersions.Check(root, problems))
        {
            return new SpecResult(null, problems.ToArray());
        }

        return Read(input, (MappingNode)root, problems, cancellation);
    }

    private static SpecResult Read(SpecInput input, MappingNode root, ProblemSink problems, CancellationToken cancellation)
    {
        var files = new SpecFiles(input.Files, problems, cancellation);
        files.Add(root.File);
        var spec = new SpecContext(root, new SpecReferences(files), problems, cancellation);
        var schemas = new SchemaSet(spec);
        var list = new OperationList(spec);
        var chosen = list.Read(input.Operations);
        var webhooks = list.ReadWebhooks(input.Operations);
        list.ReportUnknown(input.Operations);
        var security = new SecurityReader(spec);
        var reader = OperationReader.Of(spec, schemas, security);
        var operations = ReadAll(chosen, reader, cancellation);
        var received = ReadAll(webhooks, reader, cancellation);
        if (input.KeepsAllSchemas)
        {
            schemas.ReachAll();
        }

        var named = schemas.Read();
        if (input.ChecksStructure)
        {
            StructureFindings.Report(spec, chosen);
        }

        var identity = SpecIdentity.Of(input, root);
        var info = spec.Mapping(root["info"], "'info'");
        var contract = new Contract
        {
            Name = identity.Name,
            Provider = identity.Provider,
            Title = spec.Text(info?["title"], "'title'"),
            Version = spec.Text(info?["version"], "'version'"),
            BasePath = identity.BasePath,
            Operations = operations,
            Webhooks = received,
            SecuritySchemes = security.UsedSchemes(),
            Schemas = named,
        };
        return new SpecResult(contract, problems.ToArray()) { SchemaPlaces = schemas.Places() };
    }

    private static EquatableArray<Operation> ReadAll(IReadOnlyList<OperationNode> nodes, OperationReader reader, CancellationToken cancellation)
    {
        var operations = new List<Operation>(nodes.Count);
        foreach (var node in nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            operations.Add(reader.Read(node));
        }

        return operations.ToEquatableArray();
    }
}
