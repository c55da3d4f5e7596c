using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>One of two documents to compare: read as far as a comparison needs it, without contracts.</summary>
internal sealed class ComparedSpec
{
    private readonly MappingNode? _root;

    private ComparedSpec(SpecInput input, ProblemSink problems, MappingNode? root) => (Input, Problems, _root) = (input, problems, root);

    public SpecInput Input { get; }

    public ProblemSink Problems { get; }

    /// <summary>Null where the text is no document.</summary>
    public SpecContext? Context { get; private set; }

    public IReadOnlyList<OperationView> Operations { get; private set; } = [];

    public IReadOnlyList<OperationView> Webhooks { get; private set; } = [];

    /// <summary>What stands before every path: that of the first server.</summary>
    public string Prefix { get; private set; } = "";

    public static ComparedSpec Read(SpecInput input, CancellationToken cancellation)
    {
        var problems = new ProblemSink(input.Path);
        var root = NodeReader.Read(input.Text, problems, ProblemKinds.SpecSyntax, cancellation);
        var isDocument = root is not null && SpecVersions.Check(root, problems);
        var result = new ComparedSpec(input, problems, isDocument ? (MappingNode)root! : null);
        if (result._root is { } document)
        {
            result.ReadOperations(document, cancellation);
        }

        return result;
    }

    public ComparedDocument Header()
    {
        var root = Spot.Root(_root!);
        return new ComparedDocument(
            Input.Path, root["info"]?.Word("title") ?? "", root["info"]?.Word("version") ?? "", root.Word("openapi") ?? root.Word("swagger") ?? "",
            Operations.Count + Webhooks.Count);
    }

    private void ReadOperations(MappingNode root, CancellationToken cancellation)
    {
        var files = new SpecFiles(Input.Files, Problems, cancellation);
        files.Add(root.File);
        var spec = new SpecContext(root, new SpecReferences(files), Problems, cancellation);
        Context = spec;
        var list = new OperationList(spec);
        var reader = OperationViewReader.Of(spec);
        // All of them, even where some are chosen: an operation may have another id in the other document.
        Operations = [.. list.Read(default).Select(reader.Read).OfType<OperationView>()];
        Webhooks = [.. list.ReadWebhooks(default).Select(reader.ReadWebhook).OfType<OperationView>()];
        Prefix = ServerComparer.Of(Spot.Root(root)) is { Count: > 0 } servers ? ServerComparer.PathOf(servers[0].Url) : "";
    }
}
