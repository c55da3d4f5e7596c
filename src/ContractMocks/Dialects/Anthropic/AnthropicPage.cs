using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>One page of a list, as <c>before_id</c>, <c>after_id</c> and <c>limit</c> of the query ask for it.</summary>
internal static class AnthropicPage
{
    private const int UsualLimit = 20;
    private const int MostLimit = 1000;

    /// <summary>Writes the page.</summary>
    /// <param name="all">Everything there is, in the order of the list.</param>
    /// <param name="id">The id of an entry.</param>
    /// <param name="write">Writes an entry.</param>
    /// <param name="exchange">The exchange under way.</param>
    /// <exception cref="RefusedException">The query names an id that is not in the list.</exception>
    public static ApiAnswer Answer<T>(IReadOnlyList<T> all, Func<T, string> id, Action<Utf8JsonWriter, T> write, Exchanging exchange)
    {
        _ = QueryPairs.Read(exchange.Request.Query, out var query);
        var limit = int.TryParse(Value("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, MostLimit) : UsualLimit;
        var (first, end, hasMore) = Range(limit);
        using var buffer = new WireBuffer(WireJson.Minified);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        for (var i = first; i < end; i++)
        {
            write(json, all[i]);
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more"u8, hasMore);
        json.WriteString("first_id"u8, first < end ? id(all[first]) : null);
        json.WriteString("last_id"u8, first < end ? id(all[end - 1]) : null);
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);

        (int First, int End, bool HasMore) Range(int most)
        {
            if (Value("after_id") is { } after)
            {
                var from = Place(after, "after_id") + 1;
                var to = Math.Min(all.Count, from + most);
                return (from, to, to < all.Count);
            }

            if (Value("before_id") is { } before)
            {
                var to = Place(before, "before_id");
                var from = Math.Max(0, to - most);
                return (from, to, from > 0);
            }

            return (0, Math.Min(all.Count, most), all.Count > most);
        }

        int Place(string wanted, string parameter)
        {
            for (var i = 0; i < all.Count; i++)
            {
                if (id(all[i]) == wanted)
                {
                    return i;
                }
            }

            throw new RefusedException(new WireError(400, WireError.Invalid, $"{parameter}: Invalid cursor: {wanted}"));
        }

        string? Value(string name)
        {
            foreach (var pair in query)
            {
                if (pair.Name == name && pair.Value.Length > 0)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }
}
