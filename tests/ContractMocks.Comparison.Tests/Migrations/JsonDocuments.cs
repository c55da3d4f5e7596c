using System.Text.Json.Nodes;
using ContractMocks.Compiler;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Comparison.Tests.Migrations;

/// <summary>Documents as JSON, for what tests do with them.</summary>
internal static class JsonDocuments
{
    public static JsonObject Read(string path)
    {
        var problems = new ProblemSink(path);
        var root = NodeReader.Read(File.ReadAllText(path), problems, ProblemKinds.SpecSyntax, TestContext.Current.CancellationToken);
        Assert.NotNull(root);
        return (JsonObject)JsonNode.Parse(NodeJson.ToJson(root))!;
    }
}
