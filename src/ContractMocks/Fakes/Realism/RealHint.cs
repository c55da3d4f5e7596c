using System.Buffers;

namespace ContractMocks.Fakes.Realism;

/// <summary>What the words around a value say of it: analysed once for each place of a schema, then used for every value made there.</summary>
internal sealed class RealHint
{
    // What descriptions name by its standard, and the name that its texts stand under.
    private static readonly (string Words, string Name)[] Standards =
    [
        ("ISO 3166", "country code"), ("ISO 4217", "currency"), ("ISO 639", "language"), ("BCP 47", "locale"), ("BCP-47", "locale"), ("BCP47", "locale"),
        ("E.164", "msisdn"), ("IATA", "airport"), ("MIME type", "mime type"), ("media type", "mime type"), ("hex color", "hex color"), ("hex colour", "hex color"),
        ("hexadecimal color", "hex color"), ("hex code", "hex color"), ("IANA time", "timezone"), ("cron expression", "cron"), ("FEN", "fen"), ("UUID", "uuid"),
        ("base64", "base64"), ("regular expression", "regex"), ("SQL query", "sql"), ("SQL statement", "sql"), ("ticker symbol", "ticker"), ("stock symbol", "ticker"),
        ("glob pattern", "glob"), ("JSON string", "json"), ("SHA-256", "sha256"), ("email address", "email"), ("phone number", "phone"), ("zip code", "zip"), ("zipcode", "zip"),
    ];

    private static readonly SearchValues<string> StandardSigns = SearchValues.Create([.. Standards.Select(static standard => standard.Words)], StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal)
    {
        "name", "names", "type", "types", "value", "values", "list", "title", "options", "option", "target", "items", "item", "kind", "object", "data", "label", "id",
    };

    public RealHint(string name, string owner, string title, string description)
    {
        Name = NameParts.Of(name);
        Description = description;
        var read = DescriptionReader.Read(description);
        (Choices, Examples, Default) = (read.Choices, read.Examples, read.Default);
        if (Examples is [var city, var around] && Places.IsAround(around) && !Places.IsAround(city))
        {
            // "Lyon, France" is one example.
            Examples = [string.Concat(city, ", ", around)];
        }

        var descriptionWords = NameWords.Of(description.Length > DescriptionReader.Longest ? description[..DescriptionReader.Longest] : description);
        var ownerWords = NameWords.Of(owner);
        var context = Context(Name.Words, ownerWords, NameWords.Of(title), descriptionWords);
        Around = context;
        IsCommaList = !context.Contains("coordinate") && HasCommas(description);
        IsBirth = context.Contains("birth") || context.Contains("birthday") || context.Contains("birthdate") || Name.Words.Contains("dob");
        Row = Standard(description) ?? Find(ownerWords, NameWords.Of(title), descriptionWords, context);
        ReadShape(description);
        // Encoded bytes are never spelled out; what stands in quotes beside them speaks of something else.
        Picks = Has(description, "base64") ? []
            : Choices.Count > 0 ? [.. Choices]
            : Examples.Count > 0 && !(Row is { } known && IsOfKind(known, Examples[0], Examples.Count == 1)) ? [.. Examples]
            : [];
        if (Row is null && IsId)
        {
            IdPrefix = Name.Words.Count > 1 ? Name.Words[^2] : ownerWords.Count > 0 ? ownerWords[^1].TrimEnd('s') : "id";
        }
    }

    public NameParts Name { get; }

    /// <summary>The description itself.</summary>
    public string Description { get; }

    /// <summary>How a place is to be written.</summary>
    public PlaceShape PlaceShape => _placeShape ??= PlaceMakers.ShapeOf(this);

    /// <summary>The values that the description allows; empty when it lists none.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The values that it gives as examples.</summary>
    public IReadOnlyList<string> Examples { get; private set; }

    /// <summary>What the description says is taken when nothing is given.</summary>
    public string? Default { get; }

    /// <summary>The texts that the words lead to; null when they lead to none.</summary>
    public WordRow? Row { get; private set; }

    /// <summary>The shape of a date or time, as a custom format of .NET, when the description asks for one.</summary>
    public string? Shape { get; private set; }

    public string? IdPrefix { get; }

    /// <summary>What is picked from before anything else: the choices, or the examples where they say more than the row.</summary>
    public string[] Picks { get; }

    /// <summary>Whether what stands beside can matter.</summary>
    public bool UsesSiblings => _usesSiblings ??= Name.Matters || (Row is { } row && Picks.Length == 0 && row.UsesSiblings);

    public bool IsCommaList { get; }

    public bool IsBirth { get; }

    /// <summary>The words that name, owner, title and description use.</summary>
    public HashSet<string> Around { get; }

    /// <summary>Whether another value is of the same order and comes before (<paramref name="isLower"/>) or after this one.</summary>
    public bool IsBound(NameParts other, bool isLower)
    {
        // One departs before one arrives, but not where one stays for a while.
        var isStay = Name.Family == "trip" && Name.Rank + other.Rank == 1
            && (Around.Contains("hotel") || Around.Contains("stay") || Around.Contains("guest") || Around.Contains("room") || Around.Contains("accommodation"));
        return Name.IsBound(other, isLower != isStay);
    }

    /// <summary>Whether nothing is known but that it is a text.</summary>
    public bool IsPlain => Choices.Count == 0 && Examples.Count == 0 && Row is null && Default is null && IdPrefix is null;

    /// <summary>The numbers one would expect, if known; looked up once.</summary>
    public RealRange? Numbers(bool isInteger)
    {
        ref var kept = ref isInteger ? ref _whole : ref _real;
        if (kept is null)
        {
            kept = (true, NumberTable.Of(this, isInteger));
        }

        return kept.Value.Range;
    }

    private PlaceShape? _placeShape;
    private bool? _usesSiblings;
    private (bool IsKnown, RealRange? Range)? _whole;
    private (bool IsKnown, RealRange? Range)? _real;

    private bool IsId => Name.Words.Count > 0 && Name.Words[^1] is "id" or "ids" or "identifier" or "key" or "code" or "number" or "no";

    // Texts of the row may stand for the example: it is one of them, or the row is safer (nobody's address, phone or name).
    private static bool IsOfKind(WordRow row, string example, bool isOnly) => row.Part switch
    {
        RealPart.None => (isOnly && row.Holds(example)) || (row.Templates is [{ Maker: { } maker }] && (maker is "url" or "host" or "ip" or "phone" or "uuid"
            || (maker == "place" && Places.IsCity(example.Split(',')[0])))),
        RealPart.UserName => false,
        >= RealPart.FirstName => true,
        var part => Array.Exists(Places.All, place => place.Has(part, example)),
    };

    private static bool HasCommas(string text) =>
        text.Contains("comma-separated", StringComparison.OrdinalIgnoreCase) || text.Contains("comma separated", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Context(params ReadOnlySpan<List<string>> lists)
    {
        var context = new HashSet<string>(StringComparer.Ordinal);
        foreach (var words in lists)
        {
            foreach (var word in words)
            {
                if (context.Add(word) && NameWords.IsPlural(word))
                {
                    foreach (var form in NameWords.Forms(word))
                    {
                        context.Add(form);
                    }
                }
            }
        }

        return context;
    }

    private static WordRow? Standard(string description)
    {
        if (!description.AsSpan().ContainsAny(StandardSigns))
        {
            return null;
        }

        foreach (var (words, name) in Standards)
        {
            var at = description.IndexOf(words, words.Length <= 4 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(description[at - 1])))
            {
                return WordTable.OfName(name.Split(' '));
            }
        }

        return null;
    }

    private WordRow? Find(List<string> owner, List<string> title, List<string> description, HashSet<string> context)
    {
        var words = Name.Words;
        if (words is [var bare] && Bare.Contains(bare))
        {
            // A bare "name" is the name of what the description, else what is around it, speaks of. The id of a city is no city.
            List<string> owned = [.. owner, bare];
            return bare == "id"
                ? WordTable.OfName(owned, context)
                : WordTable.OfText(description, context) ?? WordTable.OfName(owned, context) ?? WordTable.OfName(words, context);
        }

        return WordTable.OfName(words, context)
            ?? (IsId && words[^1] is not ("code" or "key" or "number") ? null : WordTable.OfText(description, context))
            ?? WordTable.OfText(title, context)
            ?? (words.Count == 0 ? WordTable.OfName(owner, context) : null);
    }

    private void ReadShape(string description)
    {
        if (Name.Words.Contains("format"))
        {
            return;
        }

        Shape = MomentShapes.Spelled(description) ?? (Examples.Count > 0 ? MomentShapes.OfExample(Examples[0]) : null);
        if (Shape is null && (Has(description, "ISO 8601") || Has(description, "ISO8601") || Has(description, "ISO-8601") || Has(description, "RFC 3339") || Has(description, "RFC3339"))
            && Row?.Moment is null or "clock" && !Has(description, "duration"))
        {
            Shape = "yyyy-MM-dd'T'HH:mm:ss'Z'";
        }

        if (Shape is not null)
        {
            Examples = [];
            Row = Row?.Moment is null ? WordTable.OfName([Moments.IsClock(Shape) ? "clock" : "date"]) ?? Row : Row;
        }
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
