using System.Globalization;

namespace ContractMocks.Engine.Answers;

/// <summary>What a client takes (RFC 9110, section 12.5.1): media ranges with their weights. No header takes everything.</summary>
internal sealed class AcceptHeader
{
    /// <summary>More ranges than anyone sends; the rest is not read.</summary>
    private const int MostRanges = 32;

    private static readonly AcceptHeader s_everything = new([]);

    private readonly List<AcceptedRange> _ranges;

    private AcceptHeader(List<AcceptedRange> ranges) => _ranges = ranges;

    /// <summary>Whether every type is as good as any other.</summary>
    public bool IsOpen => _ranges.Count == 0 || (_ranges.Count == 1 && _ranges[0] is { Specificity: 0, Weight: > 0 });

    public static AcceptHeader Of(MockRequest request)
    {
        List<AcceptedRange>? ranges = null;
        foreach (var (name, value) in request.Headers)
        {
            if (!name.Equals("accept", StringComparison.OrdinalIgnoreCase) || value == "*/*")
            {
                continue;
            }

            foreach (var part in value.AsSpan().Split(','))
            {
                ranges ??= [];
                if (ranges.Count < MostRanges && Read(value.AsSpan()[part]) is { } range)
                {
                    ranges.Add(range);
                }
            }
        }

        return ranges is null ? s_everything : new AcceptHeader(ranges);
    }

    /// <summary>How welcome a type is: its weight in thousandths by the most specific range that covers it; 0 for not at all.</summary>
    public int Weight(string mediaType) => Best(mediaType)?.Weight ?? (_ranges.Count == 0 ? 1000 : 0);

    /// <summary>Whether the header names the type itself, not only a range that covers it.</summary>
    public bool Names(string mediaType) => Best(mediaType) is { Specificity: 2, Weight: > 0 };

    /// <summary>Whether a range with a weight fits.</summary>
    public bool Any(Func<string, bool> fits) => _ranges.Exists(range => range.Weight > 0 && fits(range.Range));

    public override string ToString() => string.Join(", ", _ranges.Select(static range => range.Range));

    private AcceptedRange? Best(string mediaType)
    {
        AcceptedRange? best = null;
        foreach (var range in _ranges)
        {
            if ((best is null || range.Specificity > best.Value.Specificity) && MediaType.Covers(range.Range, mediaType))
            {
                best = range;
            }
        }

        return best;
    }

    private static AcceptedRange? Read(ReadOnlySpan<char> text)
    {
        var name = MediaType.Essence(text);
        if (name.IsEmpty)
        {
            return null;
        }

        var weight = 1000;
        foreach (var part in text.Split(';'))
        {
            var parameter = text[part].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q))
            {
                weight = (int)Math.Round(Math.Clamp(q, 0, 1) * 1000);
            }
        }

        var specificity = name is "*/*" or "*" ? 0 : name.EndsWith("/*", StringComparison.Ordinal) ? 1 : 2;
        return new AcceptedRange(name.ToString(), specificity, weight);
    }

    private readonly record struct AcceptedRange(string Range, int Specificity, int Weight);
}
