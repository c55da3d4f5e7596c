using System.Text.Json;

namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Reads the strings of JSON.</summary>
internal static class JsonStrings
{
    /// <summary>The strings in a JSON text, however deep; null where it is no JSON.</summary>
    public static IReadOnlyList<string>? Find(string json)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            var strings = new List<string>();
            Add(strings, read.RootElement);
            return strings;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The strings in a JSON text; none where it is no JSON.</summary>
    public static IReadOnlyList<string> Of(string json) => Find(json) ?? [];

    private static void Add(List<string> strings, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Add(strings, member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Add(strings, item);
                }

                break;
            case JsonValueKind.String:
                strings.Add(element.GetString()!);
                break;
        }
    }
}
