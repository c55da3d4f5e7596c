using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>A value of a JSON text, with the line where it begins. Names of mapping fields are found in any case, as WireMock.Net finds them.</summary>
internal sealed class PlacedJson(JsonValueKind kind, int line)
{
    public JsonValueKind Kind { get; } = kind;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The text of a string, the digits of a number; else empty.</summary>
    public string Text { get; init; } = "";

    public List<PlacedMember> Members { get; } = [];

    public List<PlacedJson> Items { get; } = [];

    public bool IsObject => Kind == JsonValueKind.Object;

    /// <summary>The text of a string; null for another value.</summary>
    public string? AsText => Kind == JsonValueKind.String ? Text : null;

    public bool IsTrue => Kind == JsonValueKind.True;

    /// <summary>A whole number; null for another value. WireMock.Net takes numbers in quotes too.</summary>
    public int? AsNumber => Kind is JsonValueKind.Number or JsonValueKind.String
        && int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The kind in a user's words.</summary>
    public string Word => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>The value of a field; null where it is not there or null.</summary>
    public PlacedJson? Find(string name)
    {
        PlacedJson? found = null;
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                found = member.Value;
                break;
            }

            found ??= member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? member.Value : null;
        }

        return found is null or { Kind: JsonValueKind.Null } ? null : found;
    }

    /// <summary>This value and all below it, in the order of the text.</summary>
    public IEnumerable<PlacedJson> All()
    {
        yield return this;
        foreach (var value in Members.Select(static member => member.Value).Concat(Items).SelectMany(static value => value.All()))
        {
            yield return value;
        }
    }

    /// <summary>The value without its places.</summary>
    public JsonNode? ToNode() => Kind switch
    {
        JsonValueKind.Object => new JsonObject(Members.Select(static member => KeyValuePair.Create(member.Name, member.Value.ToNode()))),
        JsonValueKind.Array => new JsonArray([.. Items.Select(static item => item.ToNode())]),
        JsonValueKind.String => JsonValue.Create(Text),
        JsonValueKind.Number => JsonNode.Parse(Text),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => null,
    };
}

/// <summary>A member of an object, with the line of its name.</summary>
internal sealed record PlacedMember(string Name, int Line, PlacedJson Value);
