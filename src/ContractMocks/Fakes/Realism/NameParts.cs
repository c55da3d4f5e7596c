using System.Collections.Concurrent;

namespace ContractMocks.Fakes.Realism;

/// <summary>Which part of a place or of a person a value is; siblings of one place agree with each other.</summary>
internal enum RealPart
{
    None,
    City,
    Region,
    Country,
    CountryCode,
    Currency,
    TimeZone,
    Latitude,
    Longitude,
    PostalCode,
    FirstName,
    LastName,
    FullName,
    Email,
    UserName,
}

/// <summary>What a name alone says: its words, the part that it names, and its place in an order (<c>start</c> before <c>end</c>).</summary>
internal sealed class NameParts
{
    private static readonly Dictionary<string, (string Family, int Rank)> Roles = new(StringComparer.Ordinal)
    {
        ["start"] = ("span", 0), ["starts"] = ("span", 0), ["started"] = ("span", 0), ["starting"] = ("span", 0), ["begin"] = ("span", 0),
        ["begins"] = ("span", 0), ["from"] = ("span", 0), ["since"] = ("span", 0), ["after"] = ("span", 0), ["first"] = ("span", 0),
        ["end"] = ("span", 2), ["ends"] = ("span", 2), ["ended"] = ("span", 2), ["ending"] = ("span", 2), ["finish"] = ("span", 2),
        ["finished"] = ("span", 2), ["to"] = ("span", 2), ["until"] = ("span", 2), ["till"] = ("span", 2), ["before"] = ("span", 2),
        ["stop"] = ("span", 2), ["last"] = ("span", 2), ["checkin"] = ("stay", 0), ["checkout"] = ("stay", 2),
        ["departure"] = ("trip", 0), ["depart"] = ("trip", 0), ["departs"] = ("trip", 0), ["departing"] = ("trip", 0), ["outbound"] = ("trip", 0),
        ["arrival"] = ("trip", 1), ["arrive"] = ("trip", 1), ["arrives"] = ("trip", 1), ["return"] = ("trip", 2), ["returning"] = ("trip", 2),
        ["inbound"] = ("trip", 2), ["pickup"] = ("rent", 0), ["dropoff"] = ("rent", 2),
        ["created"] = ("life", 0), ["creation"] = ("life", 0), ["updated"] = ("life", 1), ["modified"] = ("life", 1), ["deleted"] = ("life", 2),
        ["archived"] = ("life", 2), ["issue"] = ("term", 0), ["issued"] = ("term", 0), ["effective"] = ("term", 0), ["expiry"] = ("term", 2),
        ["expires"] = ("term", 2), ["expiration"] = ("term", 2), ["due"] = ("term", 2), ["min"] = ("size", 0), ["minimum"] = ("size", 0),
        ["low"] = ("size", 0), ["lower"] = ("size", 0), ["lowest"] = ("size", 0), ["max"] = ("size", 2), ["maximum"] = ("size", 2),
        ["high"] = ("size", 2), ["upper"] = ("size", 2), ["highest"] = ("size", 2), ["opens"] = ("hours", 0), ["open"] = ("hours", 0),
        ["opening"] = ("hours", 0), ["closes"] = ("hours", 2), ["close"] = ("hours", 2), ["closing"] = ("hours", 2),
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "at", "on", "valid", "date", "time", "datetime", "timestamp", "name", "the", "home", "in" };

    /// <summary>Names whose analysis is kept; a client that sends ever new ones does not fill the memory.</summary>
    private const int MostKept = 4000;

    private static readonly ConcurrentDictionary<string, NameParts> Kept = new(StringComparer.Ordinal);
    private static int s_kept;

    public NameParts(string name)
    {
        Words = NameWords.Of(name);
        var rest = new List<string>();
        for (var i = 0; i < Words.Count; i++)
        {
            var word = Words[i];
            var next = i + 1 < Words.Count ? Words[i + 1] : "";
            if ((word, next) is ("check", "in") or ("check", "out") or ("pick", "up") or ("drop", "off"))
            {
                word += next;
                i++;
            }

            if (Family.Length == 0 && Roles.TryGetValue(word, out var role))
            {
                (Family, Rank) = role;
            }
            else if (!Fillers.Contains(word))
            {
                rest.Add(word);
            }
        }

        Stem = string.Join(' ', rest);
        Row = WordTable.OfName(Words);
        Part = Row?.Part ?? RealPart.None;
        Whose = WhoseOf();
    }

    /// <summary>What a name says; kept, because siblings are asked for again and again. Thread-safe.</summary>
    public static NameParts Of(string name)
    {
        if (Kept.TryGetValue(name, out var parts))
        {
            return parts;
        }

        parts = new NameParts(name);
        if (Volatile.Read(ref s_kept) < MostKept && Kept.TryAdd(name, parts))
        {
            Interlocked.Increment(ref s_kept);
        }

        return parts;
    }

    public List<string> Words { get; }

    /// <summary>Whether what is made under the name can matter to what stands beside it.</summary>
    public bool Matters => Family.Length > 0 || Part != RealPart.None;

    /// <summary>Whether another name is of the same order and comes before (<paramref name="isLower"/>) or after.</summary>
    public bool IsBound(NameParts other, bool isLower) =>
        other.Family.Length > 0 && other.Family == Family && (isLower ? other.Rank < Rank : other.Rank > Rank) && other.Stem == Stem;

    /// <summary>The pair of roles that the name belongs to, e.g. <c>span</c> for start and end; empty when it names none.</summary>
    public string Family { get; } = "";

    /// <summary>The place within the family: what is of a lower rank comes no later.</summary>
    public int Rank { get; }

    /// <summary>The words besides role and fillers: <c>start_date</c> belongs to <c>end_date</c>, not to <c>end_price</c>.</summary>
    public string Stem { get; }

    public RealPart Part { get; }

    /// <summary>Whose part it is: <c>from</c> of <c>from_city</c>; parts agree with those of the same.</summary>
    public string Whose { get; }

    /// <summary>What the words of the name alone lead to.</summary>
    public WordRow? Row { get; }

    private string WhoseOf()
    {
        foreach (var word in Words)
        {
            if (word is "from" or "to" or "origin" or "destination" or "departure" or "arrival" or "source" or "target" or "base" or "quote" or "start" or "end"
                or "billing" or "shipping" or "sender" or "recipient" or "birth" or "home" or "work" or "vs")
            {
                return word;
            }
        }

        return "";
    }
}
