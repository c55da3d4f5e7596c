namespace ContractMocks.TestSupport.Judging;

/// <summary>A difference between what a service sends and its own document, which we follow the service in.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Path">The operation's path as the document has it; <c>*</c> for all.</param>
/// <param name="Error">How the judge's error begins, indexes left out: <c>$.choices[].delta</c>.</param>
/// <param name="Shown">The recording that shows it, below <c>traffic</c>, or the guide that says so.</param>
internal sealed record Deviation(string Provider, string Path, string Error, string Shown);

/// <summary>The differences that we know of.</summary>
internal static class Deviations
{
    public static readonly Deviation[] Known =
    [
        new("openai", "/embeddings", "$.data[].embedding: expected an array, but found the string", "pydantic-ai/embeddings/TestOpenAI.test_query.yaml (encoding_format: base64)"),
    ];

    /// <summary>An error without the indexes in its place.</summary>
    public static string Plain(string error) => System.Text.RegularExpressions.Regex.Replace(error, @"\[\d+\]", "[]");

    public static bool Allow(string provider, string path, string error, string json)
    {
        var plain = Plain(error);
        return Array.Exists(
            Known,
            one => one.Provider == provider && (one.Path == "*" || one.Path == path) && plain.StartsWith(one.Error, StringComparison.Ordinal) && json.Length > 0);
    }
}
