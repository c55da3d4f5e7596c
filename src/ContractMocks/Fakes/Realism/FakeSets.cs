using System.Collections.Concurrent;
using Bogus;
using Bogus.DataSets;

namespace ContractMocks.Fakes.Realism;

/// <summary>
/// Texts of one locale, drawn from the data sets of Bogus when first asked for and kept: to draw one there parses a format and takes a lock, to pick
/// one here takes a few nanoseconds. The same texts on every machine, as the seed is fixed. Thread-safe.
/// </summary>
internal sealed class FakeSets
{
    /// <summary>How many texts are drawn; those that are met twice are kept once.</summary>
    private const int Drawn = 300;

    private const int Seed = 20260101;

    private static readonly ConcurrentDictionary<string, FakeSets> Known = new(StringComparer.Ordinal);

    private readonly string _locale;
    private volatile FakeName[]? _first;
    private volatile FakeName[]? _last;
    private volatile string[]? _cities;
    private volatile string[]? _regions;
    private volatile string[]? _countries;
    private volatile string[]? _postalCodes;
    private volatile string[]? _streets;
    private volatile string[]? _companies;
    private volatile string[]? _products;
    private volatile string[]? _sentences;

    private FakeSets(string locale) => _locale = locale;

    public FakeName[] First => _first ??= Names(new Name(_locale), static name => name.FirstName());

    public FakeName[] Last => _last ??= Names(new Name(_locale), static name => name.LastName());

    /// <summary>Cities; empty where the locale has none, as the next three may be.</summary>
    public string[] Cities => _cities ??= Texts(new Address(_locale), static address => address.City());

    public string[] Regions => _regions ??= Texts(new Address(_locale), static address => address.State());

    public string[] Countries => _countries ??= Texts(new Address(_locale), static address => address.Country());

    public string[] PostalCodes => _postalCodes ??= Texts(new Address(_locale), static address => address.ZipCode());

    public string[] Streets => _streets ??= Texts(new Address(_locale), static address => address.StreetAddress());

    public string[] Companies => _companies ??= Texts(new Company(_locale), static company => company.CompanyName());

    public string[] Products => _products ??= Texts(new Commerce(_locale), static commerce => commerce.ProductName());

    public string[] Sentences => _sentences ??= Texts(new Lorem(_locale), static lorem => lorem.Sentence(5, 4));

    /// <summary>The texts of a locale that Bogus knows.</summary>
    public static FakeSets Of(string locale) =>
        Known.TryGetValue(locale, out var sets) ? sets : Known.GetOrAdd(FakeLocales.Check(locale), static name => new FakeSets(name));

    private static string[] Texts<T>(T set, Func<T, string> draw)
        where T : DataSet
    {
        set.Random = new Randomizer(Seed);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Drawn; i++)
        {
            if (draw(set) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                texts.Add(text.Trim());
            }
        }

        return [.. texts.Order(StringComparer.Ordinal)];
    }

    private static FakeName[] Names(Name set, Func<Name, string> draw) => Array.ConvertAll(Texts(set, draw), static name => new FakeName(name, People.Ascii(name)));
}

/// <summary>A name, and as mailboxes spell it: empty where its script has no such letters.</summary>
internal readonly record struct FakeName(string Text, string Account);
