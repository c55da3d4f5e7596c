using System.Globalization;
using System.Text.Json;
using ContractMocks.Fakes;
using ContractMocks.Fakes.Realism;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Fakes;

public sealed class RealTextsTests
{
    private const int Seeds = 40;

    public static TheoryData<string> Formats =>
    [
        "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri", "iri-reference",
        "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex", "byte", "base64url", "char", "binary", "password", "html", "commonmark", "http-date",
        "media-range", "sf-binary", "sf-boolean", "sf-decimal", "sf-integer", "sf-string", "sf-token", "google-datetime", "google-duration", "google-fieldmask", "unixtime",
        "int64", "decimal", "date-time-local", "time-local",
    ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Text_of_a_format_is_accepted_by_the_validator(string format)
    {
        var validator = SchemaValidator.Compile($$"""{"type":"string","format":"{{format}}"}""");
        foreach (var locale in (string[])["en", "de", "ja", "ru"])
        {
            foreach (var text in Many(new FakeAsk { Name = "start", Format = format, Locale = locale }))
            {
                Assert.True(validator.IsValid(JsonElement.Parse(JsonSerializer.Serialize(text))), text);
            }
        }
    }

    [Fact]
    public void Unknown_format_says_nothing() => Assert.Null(RealTexts.OfFormat("no-such-format", new FakeAsk(), Chance(1)));

    [Theory]
    [InlineData("unit", "one of: 'litre', 'gallon', 'pint'", "litre", "gallon", "pint")]
    [InlineData("suit", "Options: hearts, spades, clubs", "hearts", "spades", "clubs")]
    [InlineData("x", "Possible values: low, high.", "low", "high")]
    [InlineData("option", "The option. [Enum]: [\"fuel\", \"doors\"]", "fuel", "doors")]
    [InlineData("mode", "Mode of analysis: \"fast\" or \"deep\". Default is 'fast'.", "fast", "deep")]
    [InlineData("x", "The symbol, for example: `AAPL`, MSFT", "AAPL", "MSFT")]
    [InlineData("x", "The thing, such as 'en' or 'fr'", "en", "fr")]
    [InlineData("x", "The code (e.g., K-9).", "K-9")]
    [InlineData("x", "Type of noise, e.g. drip, hiss, etc.", "drip", "hiss")]
    [InlineData("x", "ex. gizmo", "gizmo")]
    [InlineData("x", "Example: widget-7", "widget-7")]
    [InlineData("x", "Some word like 'sprocket'", "sprocket")]
    [InlineData("location", "The city and state, e.g. Atlantis, CA", "Atlantis, CA")]
    [InlineData("order_type", "Type of the order (Buy/Sell).", "Buy", "Sell")]
    public void Description_s_own_values_are_taken(string name, string description, params string[] expected)
    {
        var texts = Many(new FakeAsk { Name = name, Description = description }).ToHashSet();

        Assert.All(texts, text => Assert.Contains(text, expected));
        Assert.Contains(expected[^1], texts);
    }

    [Theory]
    [InlineData("email", "", "^[a-z]+(\\.[a-z]+)?@example\\.(com|org|net)$")]
    [InlineData("Email", "The address, e.g. someone@company.com", "@example\\.(com|org|net)$")]
    [InlineData("startDate", "The first day, e.g. 2023-01-31", "^20\\d\\d-\\d\\d-\\d\\d$")]
    [InlineData("when", "Day of travel, YYYY-MM-DD", "^20\\d\\d-\\d\\d-\\d\\d$")]
    [InlineData("birth_date", "Must be in MM-DD-YYYY format.", "^\\d\\d-\\d\\d-(19|20)\\d\\d$")]
    [InlineData("time", "in the format HH:MM", "^[0-2]\\d:[0-5]\\d$")]
    [InlineData("start_time", "Start (YYYY-MM-DD HH:MM:SS)", "^20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$")]
    [InlineData("season", "The season in format yyyy/yyyy. Eg. 2020/2021", "^20\\d\\d/20\\d\\d$")]
    [InlineData("expiration_date", "in the format MM/YYYY", "^\\d\\d/20\\d\\d$")]
    [InlineData("when", "ISO 8601", "^20.*T.*Z$")]
    [InlineData("nation", "ISO 3166-1 alpha-2", "^[A-Z]{2}$")]
    [InlineData("cash", "ISO 4217", "^[A-Z]{3}$")]
    [InlineData("iso_country", "", "^[A-Z]{2}$")]
    [InlineData("number", "E.164", "^\\+[0-9-]+$")]
    [InlineData("key", "The key should be unique and case-sensitive.", "^(?!unique$)")]
    [InlineData("uuid", "", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("id", "The ID of the city", "^id_[a-z0-9]{10}$")]
    [InlineData("code", "The Python code to run", "print|return")]
    [InlineData("order_id", "", "^order_[a-z0-9]{10}$")]
    [InlineData("docket_number", "", "\\d")]
    [InlineData("file_path", "", "[/.]")]
    [InlineData("sql", "", "^(SELECT|UPDATE) ")]
    [InlineData("commitHash", "", "^[0-9a-f]{40}$")]
    [InlineData("function", "The function to differentiate", "x")]
    [InlineData("phone", "", "^\\+1-202-555-01\\d\\d$")]
    [InlineData("zip", "", "^[0-9A-Z -]+$")]
    public void Text_looks_like_what_the_words_speak_of(string name, string description, string pattern) =>
        Assert.All(Many(new FakeAsk { Name = name, Description = description }), text => Assert.Matches(pattern, text));

    [Theory]
    [InlineData("home_city", "")]
    [InlineData("city", "The city, e.g. Paris")]
    [InlineData("x", "The name of the city to look up")]
    public void City_is_a_city(string name, string description) =>
        Assert.All(Many(new FakeAsk { Name = name, Description = description }), text => Assert.True(Places.IsCity(text), text));

    [Theory]
    [InlineData("start_date", "end_date", "date")]
    [InlineData("check_in", "check_out", "date")]
    [InlineData("departure_date", "return_date", "date")]
    [InlineData("created_at", "updated_at", "date-time")]
    [InlineData("createdAt", "deletedAt", "date-time")]
    [InlineData("valid_from", "valid_until", "date-time")]
    [InlineData("from", "to", "date")]
    [InlineData("begin", "finish", "date-time")]
    [InlineData("opens", "closes", null)]
    [InlineData("start_time", "end_time", null)]
    [InlineData("date_from", "date_to", null)]
    public void What_ends_comes_after_what_starts(string first, string second, string? format)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var start = RealTexts.Make(new FakeAsk { Name = first, Format = format }, Chance(seed), 0, int.MaxValue);
            var after = RealTexts.Make(new FakeAsk { Name = second, Format = format, Siblings = [new(first, Quote(start))] }, Chance(seed + 1000), 0, int.MaxValue);
            var end = RealTexts.Make(new FakeAsk { Name = second, Format = format }, Chance(seed), 0, int.MaxValue);
            var before = RealTexts.Make(new FakeAsk { Name = first, Format = format, Siblings = [new(second, Quote(end))] }, Chance(seed + 1000), 0, int.MaxValue);

            Assert.True(string.CompareOrdinal(start, after) < 0, $"{start} {after}");
            Assert.True(string.CompareOrdinal(before, end) < 0, $"{before} {end}");
        }
    }

    [Fact]
    public void Parts_of_one_place_fit_together_in_any_order()
    {
        string[] parts = ["city", "country", "currency", "timezone", "country_code"];
        for (var seed = 0; seed < 60; seed++)
        {
            var siblings = new List<KeyValuePair<string, string>>();
            for (var i = 0; i < parts.Length; i++)
            {
                var name = parts[(i + seed) % parts.Length];
                siblings.Add(new(name, Quote(RealTexts.Make(new FakeAsk { Name = name, Siblings = [.. siblings] }, Chance(seed + (i * 7)), 0, int.MaxValue))));
            }

            string Of(string name) => JsonElement.Parse(siblings.Find(sibling => sibling.Key == name).Value).GetString()!;
            Assert.Contains(Places.All, place => place.City == Of("city") && place.Country == Of("country") && place.Currency == Of("currency")
                && place.TimeZone == Of("timezone") && place.CountryCode == Of("country_code"));
        }

        var paris = RealTexts.Make(new FakeAsk { Name = "country", Siblings = [new("city", "\"Paris\"")] }, Chance(1), 0, 99);
        var elsewhere = Enumerable.Range(0, Seeds).Select(seed => RealTexts.Make(new FakeAsk { Name = "to_country", Siblings = [new("from_city", "\"Paris\"")] }, Chance(seed), 0, 99));
        Assert.Equal("France", paris);
        Assert.Contains(elsewhere, country => country != "France");
    }

    [Fact]
    public void Names_and_addresses_of_one_person_fit_together()
    {
        KeyValuePair<string, string>[] siblings = [new("first_name", "\"Zoë\""), new("last_name", "\"Brandt\"")];

        Assert.Equal("Zoë Brandt", RealTexts.Make(new FakeAsk { Name = "full_name", Siblings = siblings }, Chance(1), 0, 99));
        Assert.StartsWith("zoe.brandt@example.", RealTexts.Make(new FakeAsk { Name = "email", Siblings = siblings }, Chance(1), 0, 99));
        Assert.StartsWith("zoe.brandt@example.", RealTexts.Make(new FakeAsk { Format = "email", Name = "contact", Siblings = siblings }, Chance(1), 0, 99));
        Assert.StartsWith("zoe_brandt", RealTexts.Make(new FakeAsk { Name = "username", Siblings = siblings }, Chance(1), 0, 99));
        Assert.Equal("Ada", RealTexts.Make(new FakeAsk { Name = "first_name", Siblings = [new("email", "\"ada.park@example.com\"")] }, Chance(1), 0, 99));
    }

    [Theory]
    [InlineData("message", 300, 310)]
    [InlineData("city", 0, 4)]
    [InlineData("city", 12, 40)]
    [InlineData("description", 0, 20)]
    [InlineData("name", 0, 0)]
    [InlineData("nothing_known", 0, 1)]
    [InlineData("nothing_known", 50, 50)]
    public void Length_lies_within_the_bounds(string name, int least, int most)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.InRange(RealTexts.Make(new FakeAsk { Name = name }, Chance(seed), least, most).Length, least, most);
        }
    }

    [Fact]
    public void Long_sentence_is_cut_at_a_word()
    {
        var whole = Enumerable.Range(0, 400).SelectMany(seed => RealTexts.Make(new FakeAsk { Name = "text" }, Chance(seed), 0, 999).Split(' ')).ToHashSet();

        Assert.All(Enumerable.Range(0, 100), seed => Assert.All(RealTexts.Make(new FakeAsk { Name = "text" }, Chance(seed), 0, 16).Split(' '), word => Assert.Contains(word, whole)));
    }

    [Fact]
    public void Locale_steers_names_and_sentences_and_culture_steers_nothing()
    {
        Assert.Contains(Many(new FakeAsk { Name = "name", Locale = "ja" }), name => name.Any(unit => unit > 0x3000));
        Assert.NotEqual(Many(new FakeAsk { Name = "first_name" }), Many(new FakeAsk { Name = "first_name", Locale = "de" }));
        var ask = new FakeAsk { Name = "created_at" };
        var expected = Many(ask);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.TimeSeparator = "h";
        culture.DateTimeFormat.DateSeparator = "~";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal(expected, Many(ask));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_locale_makes_the_texts_that_it_steers()
    {
        foreach (var locale in FakeLocales.All)
        {
            foreach (var name in (string[])["name", "email", "city", "country", "state", "zip", "address", "phone", "company", "text", "username", "product", "location"])
            {
                Assert.False(string.IsNullOrWhiteSpace(RealTexts.Make(new FakeAsk { Name = name, Locale = locale }, Chance(3), 0, 200)), $"{locale} {name}");
            }
        }
    }

    [Theory]
    [InlineData("de-DE", "'de'")]
    [InlineData("pt-BR", "'pt_BR'")]
    [InlineData("EN", "'en'")]
    public void Unknown_locale_is_refused_with_the_nearest(string locale, string nearest)
    {
        var exception = Assert.Throws<ArgumentException>(() => FakeLocales.Check(locale));

        Assert.Contains($"'{locale}'", exception.Message);
        Assert.Contains(nearest, exception.Message);
        Assert.Equal("de", FakeLocales.Check("de"));
    }

    [Theory]
    [InlineData("headers", "Accept")]
    [InlineData("exchange_rates", "EUR")]
    [InlineData("metadata", "team")]
    public void Names_of_a_map_fit_it_and_differ(string name, string first)
    {
        var keys = Enumerable.Range(0, 50).Select(n => RealTexts.MapKey(new FakeAsk { Name = name }, Chance(n), n)).ToList();

        Assert.Equal(first, keys[0]);
        Assert.Equal(50, keys.Distinct().Count());
    }

    [Fact]
    public void Plain_words_are_told_apart()
    {
        Assert.Null(RealTexts.TryMake(new FakeAsk { Name = "zzz" }, Chance(1), 0, 99));
        Assert.Matches("^[a-z]+ [a-z]+$", RealTexts.Make(new FakeAsk { Name = "zzz" }, Chance(1), 0, 99));
    }

    private static List<string> Many(FakeAsk ask) => [.. Enumerable.Range(0, Seeds).Select(seed => RealTexts.Make(ask, Chance(seed), 0, int.MaxValue))];

    private static string Quote(string text) => JsonSerializer.Serialize(text);

    private static FakeChance Chance(int seed)
    {
        var chance = new FakeChance();
        chance.Start(FakeChance.Mix(1, (ulong)seed));
        return chance;
    }
}
