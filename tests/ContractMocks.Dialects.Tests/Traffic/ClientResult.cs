using System.Text;
using System.Text.Json;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>What a client makes of an answer, whichever way it came: its texts, its calls, why it ended, what it cost.</summary>
internal sealed class ClientResult
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _refusal = new();

    public string Text => _text.ToString();

    public string Reasoning => _reasoning.ToString();

    public string Refusal => _refusal.ToString();

    /// <summary>The calls of the client's tools, in order.</summary>
    public List<(string Name, StringBuilder Arguments)> Calls { get; } = [];

    /// <summary>The addresses of what the texts cite, and their titles.</summary>
    public List<(string Url, string? Title)> Sources { get; } = [];

    /// <summary>As the provider says it; null where it does not.</summary>
    public string? Finish { get; set; }

    public int? Input { get; set; }

    public int? Output { get; set; }

    /// <summary>Whether nothing was said, thought, refused or called.</summary>
    public bool IsEmpty => Text.Length == 0 && Reasoning.Length == 0 && Refusal.Length == 0 && Calls.Count == 0;

    public void Say(string? text) => _text.Append(text);

    public void Think(string? text) => _reasoning.Append(text);

    public void Refuse(string? text) => _refusal.Append(text);

    /// <summary>What differs from another, or null.</summary>
    public string? Difference(ClientResult other) =>
        Text != other.Text ? $"the text: '{Cut(Text)}' became '{Cut(other.Text)}'"
        : Reasoning != other.Reasoning ? $"the reasoning: '{Cut(Reasoning)}' became '{Cut(other.Reasoning)}'"
        : Refusal != other.Refusal ? $"the refusal: '{Cut(Refusal)}' became '{Cut(other.Refusal)}'"
        : Shown() != other.Shown() ? $"the calls: {Cut(Shown())} became {Cut(other.Shown())}"
        : Cited() != other.Cited() ? $"the sources: {Cut(Cited())} became {Cut(other.Cited())}"
        : Finish != other.Finish ? $"the finish: {Finish} became {other.Finish}"
        : (Input, Output) != (other.Input, other.Output) ? $"the usage: {Input}, {Output} became {other.Input}, {other.Output}" : null;

    // Where in a text they stand decides the order; the places of those without a quote are not known.
    private string Cited() => string.Join("; ", Sources.Select(static one => $"{one.Url} '{one.Title}'").Order(StringComparer.Ordinal));

    private string Shown() => string.Join("; ", Calls.Select(static call => $"{call.Name}({Plain(call.Arguments.ToString())})"));

    private static string Plain(string json)
    {
        using var parsed = JsonDocument.Parse(json.Length == 0 ? "{}" : json);
        return JsonSerializer.Serialize(parsed.RootElement);
    }

    private static string Cut(string text) => text.Length <= 70 ? text : text[..70] + "…";
}
