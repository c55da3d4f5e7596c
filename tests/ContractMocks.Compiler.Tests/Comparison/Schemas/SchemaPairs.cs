using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Compares the <c>root</c> of two texts, whose other keys are the components' schemas.</summary>
internal static class SchemaPairs
{
    public static IReadOnlyList<Finding> Compare(string old, string @new, ChangeSide side = ChangeSide.Request, SiteKind kind = SiteKind.Body, bool isLoose = false)
    {
        var (oldRoot, newRoot) = (Read(old, "old.yaml"), Read(@new, "new.yaml"));
        var log = new ChangeLog();
        var comparer = new SchemaComparer(Context(oldRoot), Context(newRoot), log);
        var reach = new ChangeReach("op", "POST", "/x", side, "body");
        comparer.Compare(Schema(oldRoot), Schema(newRoot), new SchemaSite(kind, reach, "root") { IsLooselyTyped = isLoose });
        comparer.Complete();
        return log.Findings();
    }

    /// <summary>The findings as lines: severity, id and path.</summary>
    public static IReadOnlyList<string> Lines(string old, string @new, ChangeSide side = ChangeSide.Request) =>
        [.. Compare(old, @new, side).Where(static finding => finding.Severity > ChangeSeverity.Prose && finding.Reaches.Count > 0).Select(static finding => $"{finding.Severity} {finding.Id} {finding.Path}").Order(StringComparer.Ordinal)];

    private static Node Schema(MappingNode root) => ((MappingNode)((MappingNode)root["components"]!)["schemas"]!)["root"]!;

    private static MappingNode Read(string text, string path)
    {
        var indented = string.Join('\n', text.Split('\n').Select(static line => "    " + line));
        var problems = new ProblemSink(path);
        var root = NodeReader.Read("components:\n  schemas:\n" + indented + "\n", problems, ProblemKinds.SpecSyntax, TestContext.Current.CancellationToken);
        Assert.Empty(problems.Problems);
        return (MappingNode)root!;
    }

    private static SpecContext Context(MappingNode root)
    {
        var problems = new ProblemSink(root.File.Path);
        var files = new SpecFiles(null, problems, TestContext.Current.CancellationToken);
        files.Add(root.File);
        return new SpecContext(root, new SpecReferences(files), problems, TestContext.Current.CancellationToken);
    }
}
