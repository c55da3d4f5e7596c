using System.Text.Json;
using ContractMocks.Compiler.Emission;

namespace ContractMocks.Compiler.Tests.Emission;

public sealed class ToolEmitterTests
{
    private static readonly Tool Weather = new(
        "get_weather",
        "Tells the weather of a city. Only of today.",
        """
        {"type":"object","additionalProperties":false,"required":["city"],"properties":{"city":{"type":"string","description":"The city, e.g. Paris."},"days":{"type":"integer","minimum":1},"unit":{"type":"string","enum":["celsius","fahrenheit"]},"exact":{"type":"boolean"},"radius":{"type":"number"},"stops":{"type":"array","items":{"type":"object","required":["at"],"properties":{"at":{"type":"string"},"kind":{"enum":["a","b"]}}}},"tags":{"type":"object","additionalProperties":{"type":"string"}},"near":{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]},"tool":{"$ref":"#/$defs/tool"},"next":{"$ref":"#"}},"$defs":{"tool":{"type":"object","properties":{"fake":{"type":"string"}}}}}
        """.Trim());

    private static readonly Lazy<string> Text = new(static () => ToolEmitter.Emit(Weather, Contracts.Options).Text);

    [Fact]
    public void A_tool_is_emitted_as_a_record_of_its_arguments()
    {
        var file = ToolEmitter.Emit(Weather, Contracts.Options);
        Assert.Equal("Tool.GetWeather.g.cs", file.HintName);
        Golden.Matches("Tool.GetWeather.g.cs", file.Text);
        var emitted = EmittedAssembly.Of(file.Text);
        Assert.Equal(Weather, emitted.Type("Acme.GetWeather").GetProperty("Tool")!.GetValue(null));
    }

    [Theory]
    [InlineData("""{"city":"Paris","days":3}""", """new GetWeather { City = "Paris", Days = 3 }""")]
    [InlineData("""{"city":"{{ user.text }}"}""", """new GetWeather { City = "{{ user.text }}" }""")]
    [InlineData("""{"city":"a\"b","unit":"celsius","exact":true}""", """new GetWeather { City = "a\"b", Unit = GetWeather.UnitValue.Celsius, Exact = true }""")]
    [InlineData("""{"city":"","unit":"kelvin","radius":1e21}""", """new GetWeather { City = "", Unit = new GetWeather.UnitValue("kelvin"), Radius = 1E+21d }""")]
    [InlineData("""{"city":"","stops":[{"at":"x","kind":"b"}],"tags":{"k":"v"}}""", """new GetWeather { City = "", Stops = [new GetWeather.Stop { At = "x", Kind = GetWeather.StopKind.B }], Tags = new global::System.Collections.Generic.Dictionary<string, string> { ["k"] = "v" } }""")]
    [InlineData("""{"city":"","near":["a"],"tool":{},"next":{"city":"b","near":"c"}}""", """new GetWeather { City = "", Near = GetWeather.NearChoice.From((global::System.Collections.Generic.IReadOnlyList<string>)["a"]), ToolValue = new GetWeather.ToolType(), Next = new GetWeather { City = "b", Near = (GetWeather.NearChoice)"c" } }""")]
    public void Complete_arguments_are_said_as_an_expression(string arguments, string expected)
    {
        var expression = ToolEmitter.Construct(Weather, JsonDocument.Parse(arguments).RootElement);
        Assert.Equal(expected, expression);
        var use = $$"""
            namespace Acme;

            /// <summary>Uses the tool.</summary>
            public static class Use
            {
                /// <summary>The arguments as JSON.</summary>
                public static string Written() => System.Text.Json.JsonSerializer.Serialize({{expression}}, ContractMocks.Json.ContractJson.Options);
            }
            """;
        var written = (string)EmittedAssembly.Of(Text.Value, use).Call("Acme.Use", "Written")!;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(arguments).RootElement, JsonDocument.Parse(written).RootElement), written);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"city":null}""")]
    [InlineData("""{"city":"a","days":"{{ user.days }}"}""")]
    [InlineData("""{"city":"a","days":1.5}""")]
    [InlineData("""{"city":"a","unknown":1}""")]
    [InlineData("""{"city":"a","stops":[{"kind":"a"}]}""")]
    [InlineData("""{"city":"a","stops":{}}""")]
    [InlineData("""{"city":"a","unit":null}""")]
    [InlineData("""{"city":"a","city":"b"}""")]
    [InlineData("""{"city":"a","near":7}""")]
    [InlineData("""[]""")]
    public void What_is_not_a_complete_typed_value_has_no_expression(string arguments) =>
        Assert.Null(ToolEmitter.Construct(Weather, JsonDocument.Parse(arguments).RootElement));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""true""")]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"type":"object","properties":{"given":{"type":"string"},"variants":{"enum":["a","b"]},"invalid_variants":{"type":"integer"},"equals":{"type":"object","properties":{"a":{}}},"given_arguments":{"type":"object","properties":{"given":{"type":"string"}}}}}""")]
    [InlineData("""{"type":"string"}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""")]
    [InlineData("""{"type":"object","properties":{"tool":{"type":"string"},"fake":{"enum":["x","y"]},"odd_tool":{"enum":["a","b"]},"fake_value":{"type":"object","properties":{"z":{"type":"string"}}}}}""")]
    [InlineData("""{"oneOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{"type":"string"}}}]}""")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/a"},"A":{"$ref":"#/$defs/missing"}},"$defs":{"a":{"enum":["x","y"]},"A":{"type":"array","items":{"$ref":"#/$defs/a"}},"b/c":{"type":"object","properties":{"a":{"$ref":"#/$defs/b~1c"}}}}}""")]
    public void Tools_of_any_schema_compile(string parameters) =>
        EmittedAssembly.Of(ToolEmitter.Emit(new Tool("odd_tool", "", parameters), Contracts.Options).Text);

    [Fact]
    public void Fake_arguments_fit_the_schema_and_the_record()
    {
        var emitted = EmittedAssembly.Of(Text.Value);
        var fake = emitted.Type("Acme.GetWeather").GetMethod("Fake", [typeof(int)])!;
        var json = JsonSerializer.Serialize(fake.Invoke(null, [7]), Json.ContractJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(fake.Invoke(null, [7]), Json.ContractJson.Options));
        Assert.Empty(Schemas.SchemaValidator.Compile(Weather.Parameters).Validate(JsonDocument.Parse(json).RootElement));
    }
}
