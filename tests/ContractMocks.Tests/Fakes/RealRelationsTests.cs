using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Tests.Fakes;

/// <summary>What stands beside each other in whole fakes, in either order of declaration.</summary>
public sealed class RealRelationsTests
{
    private const int Seeds = 1000;

    [Theory]
    [InlineData("start_date", "end_date", """{"type":"string","format":"date"}""")]
    [InlineData("check_in_date", "check_out_date", """{"type":"string","description":"The day, YYYY-MM-DD"}""")]
    [InlineData("departure_date", "return_date", """{"type":"string"}""")]
    [InlineData("createdAt", "updatedAt", """{"type":"string","format":"date-time"}""")]
    [InlineData("valid_from", "valid_until", """{"type":"string","format":"date-time"}""")]
    [InlineData("start_time", "end_time", """{"type":"string","description":"in the format HH:MM"}""")]
    [InlineData("open_time", "close_time", """{"type":"string","format":"time"}""")]
    [InlineData("arrival_date", "departure_date", """{"type":"string","description":"The day of the stay at the hotel"}""")]
    public void What_ends_comes_after_what_starts(string first, string second, string schema) =>
        Each(first, second, schema, static (earlier, later) => string.CompareOrdinal(earlier.GetString(), later.GetString()) < 0);

    [Theory]
    [InlineData("min_price", "max_price", """{"type":"number"}""")]
    [InlineData("minimum", "maximum", """{"type":"integer"}""")]
    [InlineData("start_year", "end_year", """{"type":"integer"}""")]
    [InlineData("low", "high", """{"type":"number"}""")]
    [InlineData("start_timestamp", "end_timestamp", """{"type":"integer"}""")]
    [InlineData("lower_bound", "upper_bound", """{"type":"number"}""")]
    public void What_is_greatest_is_more_than_what_is_least(string first, string second, string schema) =>
        Each(first, second, schema, static (least, most) => least.GetDecimal() < most.GetDecimal());

    [Theory]
    [InlineData("name", "The name of the person", "author", "Who wrote it")]
    [InlineData("plaintiff", "The party filing the lawsuit", "defendant", "The party being sued")]
    [InlineData("to", "Email of the recipient", "cc", "Email of who gets a copy")]
    public void Two_people_are_not_one(string first, string firstText, string second, string secondText)
    {
        var faker = SchemaFaker.Compile(Pair(first, $$"""{"type":"string","description":"{{firstText}}"}""", second, $$"""{"type":"string","description":"{{secondText}}"}"""));
        var same = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var made = JsonElement.Parse(faker.Make(new FakeOptions { Seed = seed }));
            same += made.GetProperty(first).GetString() == made.GetProperty(second).GetString() ? 1 : 0;
        }

        Assert.InRange(same, 0, 5);
    }

    [Theory]
    [InlineData("de", "Deutschland")]
    [InlineData("fr", "France")]
    [InlineData("ja", "日本")]
    [InlineData("pt_BR", "Brasil")]
    public void City_and_country_are_those_of_the_locale(string locale, string country)
    {
        var faker = SchemaFaker.Compile(Pair("city", """{"type":"string"}""", "country", """{"type":"string"}"""));
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Equal(country, JsonElement.Parse(faker.Make(new FakeOptions { Seed = seed, Locale = locale })).GetProperty("country").GetString());
        }
    }

    [Theory]
    [InlineData("location", "The city and state", "^[A-Z][a-z]+( [A-Z][a-z]+)*, [A-Z]{2}$")]
    [InlineData("location", "City, e.g. Lyon, France", "^[^,]+, [^,]{3,}$")]
    [InlineData("location", "City, e.g. Springfield, Texas", "^Springfield, Texas$")]
    [InlineData("location", "City, e.g. Austin, Texas", "^[^,]+, [A-Z][a-z]{2,}")]
    [InlineData("location", "The city to look up", "^[^,]+$")]
    [InlineData("unit", "The unit of density", "/")]
    [InlineData("delivery", "How you get it - Instore, Online, or Both.", "^(Instore|Online|Both)$")]
    [InlineData("zone", "The zone. Example: 'Eastern Time (US & Canada)'", @"^Eastern Time \(US & Canada\)$")]
    [InlineData("calendar_id", "The ID of the calendar. Default one is 'primary'", "^(?!one$)")]
    public void Text_is_written_as_its_description_says(string name, string description, string pattern)
    {
        var faker = SchemaFaker.Compile(Pair(name, $$"""{"type":"string","description":"{{description}}"}""", "z", """{"type":"boolean"}"""));
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Matches(pattern, JsonElement.Parse(faker.Make(new FakeOptions { Seed = seed })).GetProperty(name).GetString());
        }
    }

    [Theory]
    [InlineData("years", "The number of years of the loan", "integer", 1, 40)]
    [InlineData("level", "The level from 0 to 9", "integer", 0, 9)]
    [InlineData("shade", "on a scale of 1-10", "integer", 1, 10)]
    [InlineData("tax_rate", "The tax rate. Default is 0.15.", "number", 0.05, 0.5)]
    [InlineData("annual_rate", "The rate as a decimal", "number", 0, 0.5)]
    [InlineData("height", "The height of the person in meters", "number", 1, 2.5)]
    [InlineData("partitions", "How many. Default is 5000", "integer", 1000, 20000)]
    [InlineData("max_price_per_night", "The most you pay", "number", 20, 1000)]
    public void Number_is_what_its_description_says(string name, string description, string type, double least, double most)
    {
        var faker = SchemaFaker.Compile(Pair(name, $$"""{"type":"{{type}}","description":"{{description}}"}""", "z", """{"type":"boolean"}"""));
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.InRange(JsonElement.Parse(faker.Make(new FakeOptions { Seed = seed })).GetProperty(name).GetDouble(), least, most);
        }
    }

    private static void Each(string first, string second, string schema, Func<JsonElement, JsonElement, bool> holds)
    {
        foreach (var faker in (SchemaFaker[])[SchemaFaker.Compile(Pair(first, schema, second, schema)), SchemaFaker.Compile(Pair(second, schema, first, schema))])
        {
            for (var seed = 0; seed < Seeds; seed++)
            {
                var made = faker.Make(new FakeOptions { Seed = seed });
                var values = JsonElement.Parse(made);
                Assert.True(holds(values.GetProperty(first), values.GetProperty(second)), string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {made}"));
            }
        }
    }

    private static string Pair(string first, string firstSchema, string second, string secondSchema) =>
        $$$"""{"type":"object","required":["{{{first}}}","{{{second}}}"],"properties":{"{{{first}}}":{{{firstSchema}}},"{{{second}}}":{{{secondSchema}}} } }""";
}
