using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

internal enum SpecVersion
{
    Swagger2,
    OpenApi3,
}

/// <summary>Tells OpenAPI documents from other texts, and the versions apart.</summary>
internal static class SpecVersions
{
    private const string Expected = "expected 'swagger: \"2.0\"', or 'openapi' with 3.0, 3.1 or 3.2";

    /// <summary>The version; null, after a problem, when this is not a document we can read.</summary>
    public static SpecVersion? Check(Node root, ProblemSink problems)
    {
        if (root is not MappingNode mapping)
        {
            problems.Add(ProblemKinds.NotOpenApi, root.Span, $"it is {root.Kind}; {Expected}");
            return null;
        }

        var key = mapping.Find("openapi") ?? mapping.Find("swagger");
        if (key is null)
        {
            problems.Add(ProblemKinds.NotOpenApi, JsonPointer.Head(mapping), $"neither 'openapi' nor 'swagger' is among its keys; {Expected}");
            return null;
        }

        var version = (key.Value as ScalarNode)?.Value ?? "";
        if (key.Key.Value == "swagger" ? version is "2.0" or "2" : IsVersion3(version))
        {
            return key.Key.Value == "swagger" ? SpecVersion.Swagger2 : SpecVersion.OpenApi3;
        }

        problems.Add(ProblemKinds.NotOpenApi, key.Value.Span, $"'{key.Key.Value}' is {key.Value.Kind}; {Expected}");
        return null;
    }

    private static bool IsVersion3(string version) =>
        version.StartsWith("3.", StringComparison.Ordinal)
        && version.Length > 2
        && version[2] is '0' or '1' or '2'
        && (version.Length == 3 || version[3] == '.');
}
