using System.Globalization;

namespace ContractMocks.Engine.Judging;

/// <summary>A name and its value as they stand in a query or a form; the value is not decoded yet, because lists are cut before.</summary>
internal readonly record struct QueryPair(string Name, string Raw)
{
    /// <summary>The value decoded. Only pairs that can be decoded are made.</summary>
    public string Value => PercentText.TryDecode(Raw, plusIsSpace: true, out var text) ? text : Raw;
}

/// <summary>The pairs of a query or of a form.</summary>
internal static class QueryPairs
{
    /// <summary>How many pairs a query or a form may have.</summary>
    public const int Most = 10_000;

    /// <summary>Cuts the text; gives why it cannot be read, or null.</summary>
    public static string? Read(string text, out List<QueryPair> pairs)
    {
        pairs = [];
        foreach (var range in text.AsSpan().Split('&'))
        {
            var part = text.AsSpan()[range];
            if (part.IsEmpty)
            {
                continue;
            }

            if (pairs.Count == Most)
            {
                return string.Format(CultureInfo.InvariantCulture, "it has more than {0} pairs, the most that this mock takes", Most);
            }

            var equals = part.IndexOf('=');
            var raw = equals < 0 ? "" : part[(equals + 1)..].ToString();
            if (!PercentText.TryDecode(equals < 0 ? part : part[..equals], plusIsSpace: true, out var name) || !PercentText.IsValid(raw))
            {
                return $"the percent-encoding of '{Cut(part)}' is not valid";
            }

            if (name.AsSpan().Count('[') > FieldKey.MostDepth)
            {
                return string.Format(CultureInfo.InvariantCulture, "a name is nested deeper than {0}, the most that this mock takes", FieldKey.MostDepth);
            }

            pairs.Add(new QueryPair(name, raw));
        }

        return null;
    }

    // The name alone: the value may be a secret.
    private static string Cut(ReadOnlySpan<char> part)
    {
        const int MostShown = 40;
        var equals = part.IndexOf('=');
        var name = equals < 0 ? part : part[..equals];
        return name.Length <= MostShown ? name.ToString() : string.Concat(name[..MostShown], "…");
    }
}
