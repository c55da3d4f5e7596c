using System.Text.Json;

namespace ContractMocks.Engine.Answers;

/// <summary>Values for the headers that a document describes: those it requires, and the optional ones that are plain values.</summary>
internal static class HeaderFakes
{
    /// <summary>A wait that a client can afford: fakes of <c>Retry-After</c> would stop it for hours.</summary>
    private static readonly string[] s_waits = ["1", "\"1\"", "0"];

    public static KeyValuePair<string, string>[] Of(Response response, LoadedContract contract, int seed, int status)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in response.Headers)
        {
            if (!IsOfTheMessage(header.Name) && Value(header, contract, seed) is { } value)
            {
                headers.Add(new(header.Name, value));
            }
        }

        // Without it, clients do not know where they are sent.
        if (status is 301 or 302 or 303 or 307 or 308 && !headers.Exists(static one => one.Key.Equals("location", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("location", "/"));
        }

        return [.. headers];
    }

    private static string? Value(ResponseHeader header, LoadedContract contract, int seed)
    {
        var validator = contract.Validator(header.Schema);
        if (header.Name.Contains("retry", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var wait in s_waits)
            {
                using var document = JsonDocument.Parse(wait);
                if (validator.IsValid(document.RootElement))
                {
                    return Text(document.RootElement);
                }
            }
        }

        try
        {
            using var schema = JsonDocument.Parse(header.Schema);
            using var value = JsonDocument.Parse(SchemaFaker.Fake(schema.RootElement, contract.Schemas, unchecked(seed + header.Name.Length)));
            var isPlain = value.RootElement.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
            return header.Required || (isPlain && header.Schema != "true") ? Text(value.RootElement) : null;
        }
        catch (UnfakeableSchemaException)
        {
            // An answer without a header is worth more than none.
            return null;
        }
    }

    /// <summary>Headers that the host writes, or that would make the message another one.</summary>
    private static bool IsOfTheMessage(string name) =>
        name.StartsWith("content-", StringComparison.OrdinalIgnoreCase) && !name.Equals("content-disposition", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "TRANSFER-ENCODING" or "CONNECTION" or "DATE" or "SERVER" or "KEEP-ALIVE" or "TRAILER" or "UPGRADE"
            or "SET-COOKIE" or "VARY" || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase);

    // Lists and objects as the style "simple" writes them; nothing that could end the header.
    private static string Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
            JsonValueKind.Object => string.Join(',', value.EnumerateObject().Select(static member => member.Name + "," + Text(member.Value))),
            _ => value.GetRawText(),
        };
        return string.Concat(text.Where(static one => one is >= ' ' and < (char)127)).Trim();
    }
}
