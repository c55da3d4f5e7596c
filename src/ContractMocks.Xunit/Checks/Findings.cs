using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;
using Xunit.Sdk;

namespace ContractMocks.Xunit.Checks;

/// <summary>Fails a test with a message of one shape: what was checked, where, what was expected, what was found, and the text around it.</summary>
/// <param name="Subject">What is tested, e.g. <c>createChatCompletion 200 text/event-stream</c>.</param>
internal sealed record Findings(string Subject)
{
    private const int MostSnippet = 400;

    /// <summary>The document that judges, where it is not the mock's own.</summary>
    public string? Document { get; init; }

    public Exception Broken(string check, string? path, string expected, string found, string? snippet = null)
    {
        var text = new StringBuilder().Append(Subject).Append(": ").Append(check);
        Line(text, "by", Document);
        Line(text, "at", path);
        Line(text, "expected", expected);
        Line(text, "found", found);
        Line(text, "in", snippet is null ? null : Shorten(snippet));
        return new XunitException(text.ToString());
    }

    /// <summary>Fails unless the validator accepts the instance; <paramref name="at"/> says where the instance is, e.g. <c>event 3</c>.</summary>
    public void ShouldFit(SchemaValidator schema, JsonElement instance, string check, string at = "")
    {
        var errors = schema.Validate(instance);
        if (errors.Count > 0)
        {
            var error = errors[0];
            throw Broken(check, at + error.Path, error.Expected, error.Actual, instance.GetRawText());
        }
    }

    public JsonElement ParseJson(string text, string check, string at = "")
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException exception)
        {
            throw Broken(check, at + "$", "JSON", exception.Message, text);
        }
    }

    private static void Line(StringBuilder text, string label, string? value)
    {
        if (value is not null)
        {
            text.Append("\n  ").Append(label.PadRight(9)).Append(value);
        }
    }

    private static string Shorten(string text) => text.Length <= MostSnippet ? text : string.Concat(text.AsSpan(0, MostSnippet), "…");
}
