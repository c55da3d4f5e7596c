using System.Text.Json;
using System.Text.Json.Serialization;
using ContractMocks.Json;

namespace ContractMocks.Tests.Json;

public sealed class ContractRecordTests
{
    [Theory]
    [InlineData("""{"id":"a","note":null}""")]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""{"id":"a","note":null,"total":null}""")]
    [InlineData("""{"id":"a","note":"n","total":1,"other":null,"more":{"x":[null]}}""")]
    public void Nulls_are_written_as_they_came(string json) => Assert.Equal(json, JsonSerializer.Serialize(Read(json), ContractJson.Options));

    [Fact]
    public void What_is_made_in_csharp_writes_required_nulls_and_leaves_out_optional_ones() =>
        Assert.Equal("""{"id":"a","note":null}""", JsonSerializer.Serialize(new Sample { Id = "a", Note = null }, ContractJson.Options));

    [Fact]
    public void A_copy_writes_what_it_was_given()
    {
        var copy = Read("""{"id":"a","total":null}""") with { Total = 3, Note = "n" };
        Assert.Equal("""{"id":"a","note":"n","total":3}""", JsonSerializer.Serialize(copy, ContractJson.Options));
    }

    [Fact]
    public void Records_are_equal_by_their_values_however_a_null_was_written()
    {
        Assert.Equal(Read("""{"id":"a","total":null,"more":{"x":1.0}}"""), Read("""{"more":{"x":1},"id":"a","note":null}"""));
        Assert.Equal(Read("""{"id":"a","more":1}""").GetHashCode(), Read("""{"id":"a","total":null,"more":1}""").GetHashCode());
        Assert.NotEqual(Read("""{"id":"a","more":1}"""), Read("""{"id":"a","more":2}"""));
        Assert.NotEqual(Read("""{"id":"a","more":1}"""), Read("""{"id":"a"}"""));
    }

    [Fact]
    public void A_missing_required_property_is_refused() => Assert.Throws<JsonException>(() => Read("""{"note":null}"""));

    [Fact]
    public void Many_properties_keep_their_nulls_apart()
    {
        var json = "{" + string.Join(",", Enumerable.Range(0, 70).Where(static i => i % 3 == 0).Select(static i => $"\"p{i}\":null")) + "}";
        var type = typeof(Wide);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, ContractJson.Options), type, ContractJson.Options));
    }

    [Fact]
    public void Additional_properties_are_seen_and_set_as_their_type()
    {
        var read = Read("""{"id":"a","x":1,"y":"no number"}""");
        Assert.Equal([KeyValuePair.Create("x", 1L)], read.AdditionalValues!);
        Assert.Null(Read("""{"id":"a"}""").AdditionalValues);
        var made = new Sample { Id = "a", Note = "n", AdditionalValues = new Dictionary<string, long> { ["x"] = 2 } };
        Assert.Equal("""{"id":"a","note":"n","x":2}""", JsonSerializer.Serialize(made, ContractJson.Options));
    }

    private static Sample Read(string json) => JsonSerializer.Deserialize<Sample>(json, ContractJson.Options)!;

    /// <summary>As the generator emits records.</summary>
    internal sealed record Sample : ContractRecord
    {
        [JsonPropertyName("id")]
        public required string Id { get; init; }

        [JsonPropertyName("note"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public required string? Note { get; init; }

        [JsonPropertyName("total"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? Total { get; init; }

        [JsonIgnore]
        public IReadOnlyDictionary<string, long>? AdditionalValues
        {
            get => ReadAdditional<long>();
            init => AdditionalProperties = WriteAdditional(value);
        }
    }

    internal sealed record Wide : ContractRecord
    {
        [JsonPropertyName("p0"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P0 { get; init; }
        [JsonPropertyName("p1"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P1 { get; init; }
        [JsonPropertyName("p2"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P2 { get; init; }
        [JsonPropertyName("p3"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P3 { get; init; }
        [JsonPropertyName("p4"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P4 { get; init; }
        [JsonPropertyName("p5"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P5 { get; init; }
        [JsonPropertyName("p6"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P6 { get; init; }
        [JsonPropertyName("p7"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P7 { get; init; }
        [JsonPropertyName("p8"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P8 { get; init; }
        [JsonPropertyName("p9"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P9 { get; init; }
        [JsonPropertyName("p10"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P10 { get; init; }
        [JsonPropertyName("p11"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P11 { get; init; }
        [JsonPropertyName("p12"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P12 { get; init; }
        [JsonPropertyName("p13"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P13 { get; init; }
        [JsonPropertyName("p14"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P14 { get; init; }
        [JsonPropertyName("p15"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P15 { get; init; }
        [JsonPropertyName("p16"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P16 { get; init; }
        [JsonPropertyName("p17"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P17 { get; init; }
        [JsonPropertyName("p18"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P18 { get; init; }
        [JsonPropertyName("p19"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P19 { get; init; }
        [JsonPropertyName("p20"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P20 { get; init; }
        [JsonPropertyName("p21"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P21 { get; init; }
        [JsonPropertyName("p22"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P22 { get; init; }
        [JsonPropertyName("p23"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P23 { get; init; }
        [JsonPropertyName("p24"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P24 { get; init; }
        [JsonPropertyName("p25"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P25 { get; init; }
        [JsonPropertyName("p26"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P26 { get; init; }
        [JsonPropertyName("p27"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P27 { get; init; }
        [JsonPropertyName("p28"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P28 { get; init; }
        [JsonPropertyName("p29"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P29 { get; init; }
        [JsonPropertyName("p30"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P30 { get; init; }
        [JsonPropertyName("p31"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P31 { get; init; }
        [JsonPropertyName("p32"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P32 { get; init; }
        [JsonPropertyName("p33"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P33 { get; init; }
        [JsonPropertyName("p34"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P34 { get; init; }
        [JsonPropertyName("p35"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P35 { get; init; }
        [JsonPropertyName("p36"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P36 { get; init; }
        [JsonPropertyName("p37"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P37 { get; init; }
        [JsonPropertyName("p38"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P38 { get; init; }
        [JsonPropertyName("p39"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P39 { get; init; }
        [JsonPropertyName("p40"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P40 { get; init; }
        [JsonPropertyName("p41"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P41 { get; init; }
        [JsonPropertyName("p42"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P42 { get; init; }
        [JsonPropertyName("p43"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P43 { get; init; }
        [JsonPropertyName("p44"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P44 { get; init; }
        [JsonPropertyName("p45"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P45 { get; init; }
        [JsonPropertyName("p46"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P46 { get; init; }
        [JsonPropertyName("p47"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P47 { get; init; }
        [JsonPropertyName("p48"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P48 { get; init; }
        [JsonPropertyName("p49"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P49 { get; init; }
        [JsonPropertyName("p50"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P50 { get; init; }
        [JsonPropertyName("p51"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P51 { get; init; }
        [JsonPropertyName("p52"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P52 { get; init; }
        [JsonPropertyName("p53"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P53 { get; init; }
        [JsonPropertyName("p54"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P54 { get; init; }
        [JsonPropertyName("p55"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P55 { get; init; }
        [JsonPropertyName("p56"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P56 { get; init; }
        [JsonPropertyName("p57"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P57 { get; init; }
        [JsonPropertyName("p58"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P58 { get; init; }
        [JsonPropertyName("p59"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P59 { get; init; }
        [JsonPropertyName("p60"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P60 { get; init; }
        [JsonPropertyName("p61"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P61 { get; init; }
        [JsonPropertyName("p62"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P62 { get; init; }
        [JsonPropertyName("p63"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P63 { get; init; }
        [JsonPropertyName("p64"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P64 { get; init; }
        [JsonPropertyName("p65"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P65 { get; init; }
        [JsonPropertyName("p66"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P66 { get; init; }
        [JsonPropertyName("p67"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P67 { get; init; }
        [JsonPropertyName("p68"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P68 { get; init; }
        [JsonPropertyName("p69"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? P69 { get; init; }
    }
}
