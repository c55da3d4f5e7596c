using System.Text.Json;
using System.Text.Json.Serialization;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Typed;

/// <summary>Tools of which some arguments are given, and their variants as xunit takes them.</summary>
public sealed class PartlyGivenTests
{
    [Fact]
    public void What_is_given_stays_and_the_rest_is_that_of_the_seed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var plain = Book.Fake(seed);
            var given = Book.Fake(seed, with => with.City = "Paris");
            Assert.Equal(plain with { City = "Paris" }, given);
        }
    }

    [Fact]
    public void What_depends_on_what_is_given_is_made_up_too()
    {
        var book = Book.Fake(3, with => with.Card = "4111");
        Assert.Equal("4111", book.Card);
        Assert.NotNull(book.Holder);
    }

    [Fact]
    public void A_union_follows_what_is_given()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            Assert.Equal("room", Book.Fake(seed, with => with.Kind = "room").Kind);
            Assert.Equal("table", Book.Fake(seed, with => with.Kind = "table").Kind);
        }
    }

    [Fact]
    public void An_optional_argument_set_to_null_is_left_out()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            Assert.Null(Book.Fake(seed, with => with.Nights = null).Nights);
        }
    }

    [Fact]
    public void What_was_set_can_be_read_back()
    {
        var given = new Book.Given { Nights = 3 };
        Assert.Equal(3, given.Nights);
        Assert.Null(given.City);
    }

    [Theory]
    [InlineData(9, "$.nights: what is given breaks the rule 'maximum'", "the nearest value that fits is 7")]
    [InlineData(0, "$.nights: what is given breaks the rule 'minimum'", "the nearest value that fits is 1")]
    public void A_bound_that_is_overstepped_is_named_with_the_nearest_value(int nights, string rule, string nearest)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Book.Fake(1, with => with.Nights = nights));
        Assert.Contains(rule, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(nearest, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("nights", refusal.ParamName);
    }

    [Fact]
    public void An_unknown_value_is_refused_with_the_nearest_that_is_known()
    {
        var refusal = Assert.Throws<ArgumentException>(static () => Book.Fake(1, static with => with.Class = "busines"));
        Assert.Contains("$.class", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("the nearest value that fits is \"business\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Book.Variants), MemberType = typeof(Book))]
    public void Variants_are_theory_data(Book book) =>
        Assert.Empty(SchemaValidator.Compile(Book.Tool.Parameters).Validate(JsonSerializer.SerializeToElement(book, ContractJson.Options)));

    [Theory]
    [MemberData(nameof(Book.Variants), 7, MemberType = typeof(Book))]
    public void Variants_of_another_seed_are_theory_data(Book book) => Assert.NotNull(book);

    [Fact]
    public void Invalid_variants_break_the_schema()
    {
        var rows = Book.InvalidVariants().ToList();
        Assert.SkipWhen(rows.Count == 0, "SchemaFaker.Cases makes no invalid instances yet");
        Assert.All(rows, static row =>
        {
            var broken = Assert.IsType<FakeCase>(Assert.Single(row));
            Assert.NotEmpty(SchemaValidator.Compile(Book.Tool.Parameters).Validate(JsonElement.Parse(broken.Json)));
        });
    }

    [Fact]
    public void The_typed_fake_of_a_tool_is_its_own() => Assert.Equal(Book.Tool.Parameters, Fake.SchemaOf<Book>());

    /// <summary>A tool as the generator emits it.</summary>
    public sealed record Book : ContractRecord, ITool<Book>
    {
        public static Tool Tool { get; } = new(
            "book",
            "Books something",
            """
            {"type":"object","properties":{"city":{"type":"string"},"nights":{"type":"integer","minimum":1,"maximum":7},"class":{"type":"string","enum":["economy","business"]},
            "card":{"type":"string"},"holder":{"type":"string"},"kind":{"type":"string"}},"required":["city","kind"],"dependentRequired":{"card":["holder"]},
            "oneOf":[{"properties":{"kind":{"const":"room"}}},{"properties":{"kind":{"const":"table"}}}],"additionalProperties":false}
            """);

        [JsonPropertyName("city")]
        public required string City { get; init; }

        [JsonPropertyName("nights"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? Nights { get; init; }

        [JsonPropertyName("class"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Class { get; init; }

        [JsonPropertyName("card"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Card { get; init; }

        [JsonPropertyName("holder"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Holder { get; init; }

        [JsonPropertyName("kind")]
        public required string Kind { get; init; }

        public static Book Fake(int seed) => Tools.Fake<Book>(seed);

        public static Book Fake(int seed, Action<Given> with) => Tools.Fake<Book, Given>(seed, with);

        public static IEnumerable<object[]> Variants(int seed = 0) => Tools.Variants<Book>(seed);

        public static IEnumerable<object[]> InvalidVariants(int seed = 0) => Tools.InvalidVariants<Book>(seed);

        public sealed class Given : GivenArguments
        {
            public string? City
            {
                get => Tools.Given<string?>(this, "city");
                set => Tools.Give(this, "city", value);
            }

            public long? Nights
            {
                get => Tools.Given<long?>(this, "nights");
                set => Tools.Give(this, "nights", value);
            }

            public string? Class
            {
                get => Tools.Given<string?>(this, "class");
                set => Tools.Give(this, "class", value);
            }

            public string? Card
            {
                get => Tools.Given<string?>(this, "card");
                set => Tools.Give(this, "card", value);
            }

            public string? Kind
            {
                get => Tools.Given<string?>(this, "kind");
                set => Tools.Give(this, "kind", value);
            }
        }
    }
}
