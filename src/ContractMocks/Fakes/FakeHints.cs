using System.Text.RegularExpressions;
using Bogus;
using Bogus.DataSets;

namespace ContractMocks.Fakes;

/// <summary>
/// Texts by what a property's name and description speak of. The table is read by the words of the name, the last word first, because the last
/// one says what the value is (<c>city_name</c> is a name, <c>home_city</c> a city); pairs of words go before single ones.
/// </summary>
internal static partial class FakeHints
{
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly string[] PlainWords =
    [
        "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "island", "juniper", "kestrel", "lantern", "meadow", "nectar",
        "orchard", "pebble", "quartz", "river", "sierra", "timber", "umber", "valley", "willow", "yonder", "zephyr",
    ];

    private static readonly string[] Sentences =
    [
        "Could you look into this for me?", "The meeting moved to the afternoon.", "Thank you, that works well.", "Here is what we know so far.",
        "Please send the report by Friday.", "The package arrived this morning.", "It rained all day in the hills.", "We found three results.",
    ];

    private static readonly string[] Names =
        ["Ada Park", "Ben Ortiz", "Chloe Martin", "Dev Patel", "Elena Rossi", "Femi Ade", "Grace Kim", "Hugo Brandt", "Ines Costa", "Jonas Berg"];

    private static readonly Dictionary<string, Func<FakeData, string>> Table = new(StringComparer.Ordinal)
    {
        ["city"] = static data => data.Address.City(),
        ["town"] = static data => data.Address.City(),
        ["location"] = static data => data.Address.City(),
        ["place"] = static data => data.Address.City(),
        ["destination"] = static data => data.Address.City(),
        ["origin"] = static data => data.Address.City(),
        ["country"] = static data => data.Address.Country(),
        ["country code"] = static data => data.Address.CountryCode(),
        ["state"] = static data => data.Address.State(),
        ["province"] = static data => data.Address.State(),
        ["region"] = static data => data.Address.State(),
        ["county"] = static data => data.Address.County(),
        ["street"] = static data => data.Address.StreetAddress(),
        ["address"] = static data => data.Address.StreetAddress(),
        ["zip"] = static data => data.Address.ZipCode("#####"),
        ["zip code"] = static data => data.Address.ZipCode("#####"),
        ["postal code"] = static data => data.Address.ZipCode("#####"),
        ["postcode"] = static data => data.Address.ZipCode("#####"),
        ["latitude"] = static data => data.Random.Number(-60, 70) + ".25",
        ["longitude"] = static data => data.Random.Number(-170, 170) + ".75",
        ["email"] = static data => Email(data.Random),
        ["mail"] = static data => Email(data.Random),
        ["recipient"] = static data => Email(data.Random),
        ["ip address"] = static data => "192.0.2." + data.Random.Number(1, 254),
        ["email address"] = static data => Email(data.Random),
        ["phone"] = static data => data.Random.Replace("+1-202-555-01##"),
        ["phone number"] = static data => data.Random.Replace("+1-202-555-01##"),
        ["first name"] = static data => data.Name.FirstName(),
        ["last name"] = static data => data.Name.LastName(),
        ["name"] = static data => data.Name.FullName(),
        ["full name"] = static data => data.Name.FullName(),
        ["author"] = static data => data.Name.FullName(),
        ["customer"] = static data => data.Name.FullName(),
        ["person"] = static data => data.Name.FullName(),
        ["function name"] = static data => "get_" + data.Random.ArrayElement(PlainWords),
        ["tool name"] = static data => "get_" + data.Random.ArrayElement(PlainWords),
        ["arguments"] = static _ => "{}",
        ["model"] = static data => data.Random.ArrayElement(PlainWords) + "-" + data.Random.Number(1, 9),
        ["mime type"] = static _ => "text/plain",
        ["media type"] = static _ => "text/plain",
        ["content type"] = static _ => "text/plain",
        ["file name"] = static data => data.Random.ArrayElement(PlainWords) + ".txt",
        ["filename"] = static data => data.Random.ArrayElement(PlainWords) + ".txt",
        ["file"] = static data => data.Random.ArrayElement(PlainWords) + ".txt",
        ["path"] = static data => "/docs/" + data.Random.ArrayElement(PlainWords) + ".txt",
        ["user name"] = static data => data.Random.ArrayElement(PlainWords) + data.Random.Number(1, 99),
        ["username"] = static data => data.Random.ArrayElement(PlainWords) + data.Random.Number(1, 99),
        ["product"] = static data => data.Commerce.ProductName(),
        ["product name"] = static data => data.Commerce.ProductName(),
        ["item"] = static data => data.Commerce.ProductName(),
        ["category"] = static data => data.Commerce.Categories(1)[0],
        ["department"] = static data => data.Commerce.Department(1),
        ["color"] = static data => data.Commerce.Color(),
        ["colour"] = static data => data.Commerce.Color(),
        ["company"] = static data => data.Company.CompanyName(),
        ["company name"] = static data => data.Company.CompanyName(),
        ["organization"] = static data => data.Company.CompanyName(),
        ["job"] = static data => data.Name.JobTitle(),
        ["job title"] = static data => data.Name.JobTitle(),
        ["url"] = static data => Url("", data.Random),
        ["uri"] = static data => Url("", data.Random),
        ["link"] = static data => Url("", data.Random),
        ["website"] = static data => Url("", data.Random),
        ["domain"] = static data => data.Random.ArrayElement(PlainWords) + ".example.com",
        ["host"] = static data => data.Random.ArrayElement(PlainWords) + ".example.com",
        ["currency"] = static data => data.Random.ArrayElement(["EUR", "USD", "GBP", "JPY", "CHF"]),
        ["language"] = static data => data.Random.ArrayElement(["en", "fr", "de", "es", "ja"]),
        ["locale"] = static data => data.Random.ArrayElement(["en-US", "fr-FR", "de-DE", "es-ES"]),
        ["timezone"] = static data => data.Random.ArrayElement(["Europe/Paris", "America/New_York", "Asia/Tokyo", "UTC"]),
        ["time zone"] = static data => data.Random.ArrayElement(["Europe/Paris", "America/New_York", "Asia/Tokyo", "UTC"]),
        ["unit"] = static data => data.Random.ArrayElement(["celsius", "fahrenheit"]),
        ["units"] = static data => data.Random.ArrayElement(["metric", "imperial"]),
        ["date"] = static data => FakeFormats.Date(data.Random),
        ["day"] = static data => FakeFormats.Date(data.Random),
        ["time"] = static data => FakeFormats.Clock(data.Random),
        ["datetime"] = static data => FakeFormats.Make("date-time", "", data.Random)!,
        ["timestamp"] = static data => FakeFormats.Make("date-time", "", data.Random)!,
        ["created"] = static data => FakeFormats.Make("date-time", "", data.Random)!,
        ["at"] = static data => FakeFormats.Make("date-time", "", data.Random)!,
        ["price"] = static data => data.Random.Number(1, 499) + ".99",
        ["amount"] = static data => data.Random.Number(1, 999) + ".50",
        ["version"] = static data => $"{data.Random.Number(1, 9)}.{data.Random.Number(0, 9)}.{data.Random.Number(0, 9)}",
        ["uuid"] = static data => FakeFormats.Uuid(data.Random),
        ["guid"] = static data => FakeFormats.Uuid(data.Random),
        ["token"] = static data => data.Random.String2(24, Alphanumeric),
        ["key"] = static data => data.Random.ArrayElement(PlainWords),
        ["code"] = static data => data.Random.String2(6, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"),
        ["title"] = static data => data.Commerce.ProductName(),
        ["subject"] = static data => data.Random.ArrayElement(Sentences).TrimEnd('.', '?'),
        ["description"] = static data => data.Random.ArrayElement(Sentences),
        ["summary"] = static data => data.Random.ArrayElement(Sentences),
        ["text"] = static data => data.Random.ArrayElement(Sentences),
        ["content"] = static data => data.Random.ArrayElement(Sentences),
        ["message"] = static data => data.Random.ArrayElement(Sentences),
        ["body"] = static data => data.Random.ArrayElement(Sentences),
        ["comment"] = static data => data.Random.ArrayElement(Sentences),
        ["note"] = static data => data.Random.ArrayElement(Sentences),
        ["reason"] = static data => data.Random.ArrayElement(Sentences),
        ["prompt"] = static data => data.Random.ArrayElement(Sentences),
        ["question"] = static data => data.Random.ArrayElement(Sentences),
        ["query"] = static data => $"{data.Random.ArrayElement(PlainWords)} {data.Random.ArrayElement(PlainWords)}",
    };

    // What a description must speak of so plainly that it decides where the name does not.
    private static readonly string[] TellingWords = ["email", "city", "country", "url", "phone", "currency", "timezone", "filename"];

    private static readonly string[] People =
        ["full", "person", "customer", "user", "contact", "author", "guest", "owner", "display", "patient", "employee", "student", "recipient", "sender"];

    /// <param name="place">Where the text stands.</param>
    /// <param name="description">What the schema says of it.</param>
    /// <param name="chance">Where choices come from.</param>
    public static string Make(FakePlace place, string description, Randomizer chance)
    {
        var given = Given(description);
        if (given is not null && chance.Bool())
        {
            return given;
        }

        return (ByName(place) ?? ByDescription(description))?.Invoke(new FakeData(chance)) ?? given ?? ById(place.Name, chance) ?? Words(chance);
    }

    /// <summary>An address under a domain that is reserved for examples.</summary>
    public static string Email(Randomizer chance) => chance.ArrayElement(Names).ToLowerInvariant().Replace(' ', '.') + "@example.com";

    /// <summary>An address under a domain that is reserved for examples; of a picture where the name speaks of one.</summary>
    public static string Url(string name, Randomizer chance)
    {
        var words = FakeWords.Of(name);
        var ending = words.Contains("image") || words.Contains("photo") || words.Contains("picture") ? ".png" : "";
        return "https://example.com/" + chance.ArrayElement(PlainWords) + ending;
    }

    private static Func<FakeData, string>? ByName(FakePlace place)
    {
        var words = FakeWords.Of(place.Name);
        if (words.Count == 1)
        {
            // A bare "name" is the name of what is around it.
            words.InsertRange(0, FakeWords.Of(place.Owner));
        }

        if (words.Count > 1 && Table.TryGetValue(words[^2] + " " + words[^1], out var pair))
        {
            return pair;
        }

        if (words.Count > 0 && words[^1] is "id" or "ids")
        {
            return null;
        }

        if (words.Count > 1 && words[^1] == "name" && !People.Contains(words[^2].TrimEnd('s')))
        {
            return Find(words[^2]);
        }

        return words.Count == 0 ? null : Find(words[^1]) ?? (FakeWords.Of(place.Name).Count > 1 ? Find(words[^2]) : null);
    }

    private static Func<FakeData, string>? Find(string word) =>
        Table.TryGetValue(word, out var found) || Table.TryGetValue(word.TrimEnd('s'), out found) ? found : null;

    private static Func<FakeData, string>? ByDescription(string description)
    {
        if (description.Contains("YYYY-MM-DD", StringComparison.OrdinalIgnoreCase))
        {
            return Table["date"];
        }

        if (description.Contains("ISO 8601", StringComparison.OrdinalIgnoreCase) || description.Contains("ISO8601", StringComparison.OrdinalIgnoreCase))
        {
            return Table["datetime"];
        }

        var words = FakeWords.Of(description);
        foreach (var word in TellingWords)
        {
            if (words.Contains(word))
            {
                return Table[word];
            }
        }

        return null;
    }

    // "The city and state, e.g. San Francisco, CA": the author's own example is the best fake there is.
    private static string? Given(string description)
    {
        var match = GivenPattern().Match(description);
        var example = match.Success ? match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value : "";
        example = example.Trim().TrimEnd('.', ',', ';');
        return example.Length is > 0 and <= 60 ? example : null;
    }

    private static string? ById(string name, Randomizer chance)
    {
        var words = FakeWords.Of(name);
        if (words.Count == 0 || words[^1] is not ("id" or "ids"))
        {
            return null;
        }

        var prefix = words.Count > 1 ? words[^2] : "id";
        return $"{prefix}_{chance.String2(10, Alphanumeric)}";
    }

    private static string Words(Randomizer chance) => $"{chance.ArrayElement(PlainWords)} {chance.ArrayElement(PlainWords)}";

    [GeneratedRegex(
        """(?:e\.g\.|for example|such as)[,:]?\s+(?:(?<quote>["'`])(?<quoted>[^"'`]+)\k<quote>|(?<plain>[^"'`().;\n]+?)(?=\)|\.\s|\.$|;|\n|$))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex GivenPattern();
}

/// <summary>The data sets of Bogus that hints draw from, each read when first asked for, all with the chance of one value.</summary>
internal sealed class FakeData(Randomizer chance)
{
    public Randomizer Random => chance;

    public Address Address => field ??= new Address { Random = chance };

    public Name Name => field ??= new Name { Random = chance };

    public Commerce Commerce => field ??= new Commerce { Random = chance };

    public Company Company => field ??= new Company { Random = chance };
}
