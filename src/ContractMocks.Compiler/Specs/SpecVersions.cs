using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>Tells OpenAPI documents from other texts, and the versions apart.</summary>
internal static class SpecVersions
{
    private const string Expected = "expected 'swagger: \"2.0\"', or 'openapi' with 3.0, 3.1 or 3.2";

    /// <summary>Whether this is a document that we can read; if not, a problem says why.</summary>
    public static bool Check(Node root, ProblemSink problems)
    {
        if (root is not MappingNode mapping)
        {
            // An empty text has no place of its own.
            problems.Add(ProblemKinds.NotOpenApi, root.Span == default ? SourceSpan.On(1, 1, 0) : root.Span, $"it is {(root is ScalarNode { Type: ScalarType.Null } ? "empty" : root.Kind)}; {Expected}");
            return false;
        }

        var key = mapping.Find("openapi") ?? mapping.Find("swagger");
        if (key is null)
        {
            problems.Add(ProblemKinds.NotOpenApi, JsonPointer.Head(mapping), $"neither 'openapi' nor 'swagger' is among its keys; {Expected}");
            return false;
        }

        var version = (key.Value as ScalarNode)?.Value ?? "";
        if (key.Key.Value == "swagger" ? version is "2.0" or "2" : IsVersion3(version))
        {
            return true;
        }

        problems.Add(ProblemKinds.NotOpenApi, key.Value.Span, $"'{key.Key.Value}' is {key.Value.Kind}; {Expected}");
        return false;
    }

    private static bool IsVersion3(string version) =>
        version.StartsWith("3.", StringComparison.Ordinal)
        && version.Length > 2
        && version[2] is '0' or '1' or '2'
        && (version.Length == 3 || version[3] == '.');
}
