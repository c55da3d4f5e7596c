using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Tests.Typed;

/// <summary>Fakes of types the generator never saw: they fit the type's schema, are read into the type, and are written as they were read.</summary>
public sealed class FakeOfTests
{
    public enum Kind
    {
        [JsonStringEnumMemberName("first-class")]
        First,

        [EnumMember(Value = "2nd")]
        Second,
        Third,
    }

    public sealed record Line([Range(1, 99)] int Amount, [StringLength(12, MinimumLength = 3)] string Sku, decimal Price);

    public sealed record Order(
        Guid Id,
        [property: Description("The city, e.g. Paris.")] string City,
        Kind Kind,
        IReadOnlyList<Line> Lines,
        DateTimeOffset At,
        DateOnly? Due = null,
        Kind? Other = null)
    {
        [JsonPropertyName("e-mail"), EmailAddress]
        public required string Email { get; init; }

        [RegularExpression("[A-Z]{2}[0-9]{3}")]
        public string Code { get; init; } = "";

        [Length(1, 3)]
        public Dictionary<string, byte> Shelf { get; init; } = [];

        public TimeOnly Opens { get; init; }

        public TimeSpan Takes { get; init; }

        public byte[] Raw { get; init; } = [];

        public Uri? Site { get; init; }

        [JsonIgnore]
        public string Hidden { get; init; } = "";

        public int Computed => Lines.Count;
    }

    public sealed record Tree(string Name, IReadOnlyList<Tree> Leaves);

    public sealed record Chain(string Name, Chain? Next = null, Kind? Kind = null, List<Kind?>? Kinds = null);

    public sealed record HoldsComputed(int Width)
    {
        public IThing? Thing => null;
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    public abstract record Shape;

    public sealed record Circle(double Radius) : Shape;

    public sealed record Square([Range(1, 9)] int Side) : Shape;

    public sealed class Plain
    {
        public string Name { get; set; } = "";

        public List<string> Tags { get; } = [];

        public ushort Port { get; set; }

        public char Letter { get; set; }

        public Shape? Shape { get; set; }
    }

    /// <summary>A positional parameter that may be null has to be there: only null ends the line of parents.</summary>
    public sealed record Person(string Name, Person? Parent, IReadOnlyList<Person> Children);

    public sealed record Keys(Dictionary<Kind, int> ByKind, Dictionary<int, string> ById, Dictionary<Guid, byte> ByGuid, ReadOnlyMemory<byte> Data);

    public sealed record Attributed
    {
        [Range(1, 5)]
        public int Stars { get; init; }

        [Range(0.5, 1.5)]
        public decimal Rate { get; init; }

        [CreditCard]
        public string Card { get; init; } = "";

        [FileExtensions]
        public string Picture { get; init; } = "";

        [Phone]
        public string Reach { get; init; } = "";

        [Range(typeof(DateTime), "2020-01-01", "2020-12-31")]
        public DateTime When { get; init; }
    }

    public sealed record HoldsNumber(System.Numerics.BigInteger Big);

    public sealed record HoldsTuple((int A, string B) Pair);

    public sealed class UpperConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    public sealed record HoldsConverter([property: JsonConverter(typeof(UpperConverter))] string Name);

    public interface IThing
    {
        string Name { get; }
    }

    public sealed record HoldsInterface(IThing Thing);

    public sealed class OddConverter : JsonConverter<Odd>
    {
        public override Odd Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Odd value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    [JsonConverter(typeof(OddConverter))]
    public sealed record Odd(string Name);

    public sealed record HoldsOdd(Odd It);

    public static TheoryData<Type> Types => [typeof(Order), typeof(Line), typeof(Tree), typeof(Chain), typeof(HoldsComputed), typeof(Shape), typeof(Plain), typeof(Kind), typeof(List<Order>), typeof(Dictionary<string, Line>), typeof(int), typeof(string), typeof(Tuple<int, Line>[]), typeof(Person), typeof(Keys), typeof(Attributed)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Fakes_fit_their_schema_and_survive_reading_and_writing(Type type)
    {
        var judge = typeof(FakeOfTests).GetMethod(nameof(Judge), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        for (var seed = 0; seed < 20; seed++)
        {
            judge.Invoke(null, [seed]);
        }
    }

    private static void Judge<T>(int seed)
    {
        var fake = Fake.Of<T>(seed);
        var json = JsonSerializer.Serialize(fake, ContractJson.Options);
        // A computed property is written and not in the schema, which allows it.
        Assert.Empty(SchemaValidator.Compile(Fake.SchemaOf<T>(), SchemaOptions.Default).Validate(JsonElement.Parse(json)).Select(static error => error.Message));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, ContractJson.Options), ContractJson.Options));
        Assert.Equal(json, JsonSerializer.Serialize(Fake.Of<T>(seed), ContractJson.Options));
    }

    [Fact]
    public void Attributes_hold()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var order = Fake.Of<Order>(seed);
            Validator.ValidateObject(order, new ValidationContext(order), validateAllProperties: true);
            Assert.NotEmpty(order.City);
            Assert.True(Enum.IsDefined(order.Kind));
            Assert.All(order.Lines, static line =>
            {
                Assert.InRange(line.Amount, 1, 99);
                Assert.InRange(line.Sku.Length, 3, 12);
            });
        }
    }

    [Fact]
    public void Attributes_hold_for_what_would_be_left_out()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var one = Fake.Of<Attributed>(seed);
            Validator.ValidateObject(one, new ValidationContext(one), validateAllProperties: true);
        }
    }

    [Fact]
    public void A_required_parent_ends_in_null_before_it_gets_deep()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.InRange(JsonSerializer.Serialize(Fake.Of<Person>(seed), ContractJson.Options).Length, 10, 3000);
        }
    }

    [Theory]
    [InlineData(typeof(Kind), """{"type":"string","enum":["first-class","2nd","Third"]}""")]
    [InlineData(typeof(Line), """{"type":"object","properties":{"amount":{"type":"integer","minimum":1,"maximum":99},"sku":{"type":"string","maxLength":12,"minLength":3},"price":{"type":"number"}},"required":["amount","sku","price"]}""")]
    [InlineData(typeof(Tree), """{"type":"object","properties":{"name":{"type":"string"},"leaves":{"type":"array","items":{"$ref":"#"}}},"required":["name","leaves"]}""")]
    public void A_schema_is_what_the_serializer_writes(Type type, string expected) =>
        Assert.Equal(expected, typeof(Fake).GetMethod(nameof(Fake.SchemaOf))!.MakeGenericMethod(type).Invoke(null, null));

    [Fact]
    public void Every_instance_of_many_has_a_seed_of_its_own()
    {
        var many = Fake.Many<Order>(5, seed: 3);
        Assert.Equal(5, many.Select(static order => order.Id).Distinct().Count());
        Assert.Equal(many.Select(static order => order.Id), Fake.Many<Order>(5, seed: 3).Select(static order => order.Id));
        Assert.Empty(many.Select(static order => order.Id).Intersect(Fake.Many<Order>(5, seed: 4).Select(static order => order.Id)));
    }

    [Fact]
    public void A_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = JsonSerializer.Serialize(Fake.Of<Order>(5), ContractJson.Options);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal(expected, JsonSerializer.Serialize(Fake.Of<Order>(5), ContractJson.Options));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_optional_argument_that_is_null_is_not_written() =>
        Assert.Equal("""{"name":"x"}""", JsonSerializer.Serialize(new Chain("x"), ContractJson.Options));

    [Fact]
    public void Options_of_ones_own_name_the_properties()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper };
        Assert.InRange(Fake.Of<Line>(new FakeOptions { Seed = 2 }, options).Amount, 1, 99);
    }

    [Fact]
    public void A_type_whose_json_is_not_known_is_refused_by_the_name_of_its_member()
    {
        Assert.Contains("HoldsInterface.Thing", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsInterface>()).Message, StringComparison.Ordinal);
        Assert.Contains("is an interface", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsInterface>()).Message, StringComparison.Ordinal);
        Assert.Contains("HoldsOdd.It", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsOdd>()).Message, StringComparison.Ordinal);
        Assert.Contains("OddConverter", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsOdd>()).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(static () => Fake.Of<Action>());
        Assert.Contains("HoldsConverter.Name: System.String has a converter of its own (UpperConverter)", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsConverter>()).Message, StringComparison.Ordinal);
        Assert.Contains("HoldsNumber.Big: the serializer reads nothing of System.Numerics.BigInteger", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsNumber>()).Message, StringComparison.Ordinal);
        Assert.Contains("HoldsTuple.Pair: ", Assert.Throws<NotSupportedException>(static () => Fake.Of<HoldsTuple>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_is_made_up_as_json()
    {
        Assert.InRange(int.Parse(Fake.Json("""{"type":"integer","minimum":3,"maximum":4}"""), CultureInfo.InvariantCulture), 3, 4);
        Assert.Equal(Fake.Json("""{"type":"string"}""", new FakeOptions { Seed = 9 }), Fake.Json("""{"type":"string"}""", new FakeOptions { Seed = 9 }));
    }

    [Fact]
    public void What_is_invalid_has_no_typed_form() => Assert.Throws<ArgumentException>(static () => Fake.Variants<Order>(FakeVariant.Invalid));
}
