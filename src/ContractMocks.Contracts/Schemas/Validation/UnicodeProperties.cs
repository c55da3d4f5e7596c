using System.Collections.Concurrent;
using System.Text;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Unicode's sets by name, from a table of our own: .NET knows no scripts, and its categories change with the machine. The table is read when a
/// pattern first names a property. Names are <c>gc=…</c>, <c>sc=…</c>, <c>scx=…</c> (where it differs from the script) and those of binary properties.
/// </summary>
internal static class UnicodeProperties
{
    private static readonly Lazy<Dictionary<string, string>> Ranges = new(Read);

    // Pure functions of their names, so that keeping them is no state.
    private static readonly ConcurrentDictionary<string, CodePointSet?> Sets = new(StringComparer.Ordinal);

    /// <summary>All names, in no order.</summary>
    public static IEnumerable<string> Names => Ranges.Value.Keys;

    public static CodePointSet? Find(string name) => Ranges.Value.ContainsKey(name) ? Sets.GetOrAdd(name, static known => Parse(Ranges.Value[known])) : null;

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(UnicodeProperties).Assembly.GetManifestResourceStream("UnicodeProperties.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var ranges = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.ReadLine(); // The version and where the table comes from.
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':');
            foreach (var name in line.Substring(0, colon).Split(' '))
            {
                ranges.Add(name, line);
            }
        }

        return ranges;
    }

    // Each range is the gap after the one before and, behind a hyphen, how many more than one code point it has.
    private static CodePointSet Parse(string line)
    {
        var bounds = new List<int>();
        var (next, number, gap) = (0, 0, -1);
        for (var i = line.IndexOf(':') + 1; i <= line.Length; i++)
        {
            var character = i < line.Length ? line[i] : ' ';
            if (character == '-')
            {
                (gap, number) = (number, 0);
            }
            else if (character == ' ')
            {
                var first = next + (gap < 0 ? number : gap);
                var last = first + (gap < 0 ? 0 : number);
                bounds.Add(first);
                bounds.Add(last);
                (next, number, gap) = (last + 1, 0, -1);
            }
            else
            {
                number = (number * 36) + (character <= '9' ? character - '0' : character - 'a' + 10);
            }
        }

        return CodePointSet.Of(bounds);
    }
}
