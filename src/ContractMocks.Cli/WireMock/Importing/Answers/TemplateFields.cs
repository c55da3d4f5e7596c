using System.Text.RegularExpressions;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Takes templates out of fields that our engine fills itself, such as an id made of <c>{{Random}}</c>.</summary>
internal static partial class TemplateFields
{
    /// <summary>The text without them; null where a template stands anywhere else.</summary>
    public static string? Remove(string text)
    {
        var plain = Filled().Replace(text, "${head}\"filled\"");
        return plain.Contains("{{", StringComparison.Ordinal) ? null : plain;
    }

    [GeneratedRegex("""(?<head>"(?:id|created_at|model|system_fingerprint|responseId|modelVersion|request_id)"\s*:\s*)"[^"\\]*\{\{[^"\\]*"(?=\s*[,}])""", RegexOptions.CultureInvariant)]
    private static partial Regex Filled();
}
