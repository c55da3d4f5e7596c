using System.Text.Json;
using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Text;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>
/// Schemas in the words of other languages (<c>dict</c>, <c>float</c>, <c>tuple</c>, <c>any</c>), as tool lists hold them: mended as tools are, where that makes a
/// schema of them.
/// </summary>
internal static class ForeignWords
{
    /// <summary>The mended schema, or null where mending does not help.</summary>
    /// <param name="schema">A JSON text that is no schema of the dialect.</param>
    /// <param name="problems">What its metaschema says; without a foreign type among it, what is wrong is something else, and is said.</param>
    /// <param name="options">Its dialect.</param>
    public static string? Mend(string schema, IReadOnlyList<SchemaError> problems, SchemaOptions options)
    {
        if (!problems.Any(static problem => problem.Pointer.EndsWith("/type", StringComparison.Ordinal)))
        {
            return null;
        }

        var sink = new ProblemSink("");
        if (NodeReader.Read(schema, sink, ProblemKinds.ToolSyntax, CancellationToken.None) is not MappingNode root || sink.Problems.Count > 0)
        {
            return null;
        }

        var isBroken = false;
        var json = NodeJson.ToJson(new ToolSchemaMender((_, _) => isBroken = true).MendSchema(root));
        if (isBroken)
        {
            return null;
        }

        using var mended = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth + 2 });
        return SchemaCheck.Problems(mended.RootElement, options).Count == 0 ? json : null;
    }
}
