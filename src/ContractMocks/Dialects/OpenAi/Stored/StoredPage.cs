using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.OpenAi.Stored;

/// <summary>The page of a list that a query asks for, and which entries it may hold.</summary>
internal sealed record StoredPage
{
    private const int UsualLimit = 20;
    private const int MostLimit = 100;
    private const string MetadataStart = "metadata[";

    public string? After { get; private init; }

    public int Limit { get; private init; } = UsualLimit;

    public bool IsDescending { get; private init; }

    public string? Model { get; private init; }

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; private init; } = [];

    public static StoredPage Of(MockRequest request)
    {
        var page = new StoredPage();
        if (QueryPairs.Read(request.Query, out var pairs) is not null)
        {
            return page;
        }

        var metadata = new List<KeyValuePair<string, string>>();
        foreach (var pair in pairs)
        {
            var value = pair.Value;
            page = pair.Name switch
            {
                "after" => page with { After = value },
                "order" => page with { IsDescending = value == "desc" },
                "model" => page with { Model = value },
                "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) =>
                    page with { Limit = Math.Clamp(limit, 1, MostLimit) },
                _ => page,
            };
            if (pair.Name.StartsWith(MetadataStart, StringComparison.Ordinal) && pair.Name.EndsWith(']'))
            {
                metadata.Add(new(pair.Name[MetadataStart.Length..^1], value));
            }
        }

        return page with { Metadata = metadata };
    }

    public bool Fits(StoredCompletion completion)
    {
        if (Model is not null && completion.Model != Model)
        {
            return false;
        }

        foreach (var label in Metadata)
        {
            if (!completion.Metadata.TryGetProperty(label.Key, out var value) || value.ValueKind != JsonValueKind.String || !value.ValueEquals(label.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers with the page of a list that is in order already.</summary>
    public ApiAnswer Answer<T>(T[] all, Func<T, string> idOf, Action<Utf8JsonWriter, T, string> write, WireBuffer buffer)
    {
        var start = After is null ? 0 : Array.FindIndex(all, one => idOf(one) == After) + 1;
        if (After is not null && start == 0)
        {
            return ApiAnswer.Fails(new WireError(404, WireError.Invalid, $"No entry with id '{After}' was found.", "after"));
        }

        var page = all.AsSpan(start, Math.Min(Limit, all.Length - start));
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var one in page)
        {
            write(json, one, idOf(one));
        }

        json.WriteEndArray();
        // The document asks for texts, also where there is no entry.
        json.WriteString("first_id"u8, page.Length == 0 ? "" : idOf(page[0]));
        json.WriteString("last_id"u8, page.Length == 0 ? "" : idOf(page[^1]));
        json.WriteBoolean("has_more"u8, start + page.Length < all.Length);
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }
}
