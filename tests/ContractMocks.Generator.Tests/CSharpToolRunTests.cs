using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Generator.Tests;

/// <summary>Tools from C#, compiled and run: what the generator reads of a type is what the serializer does with it.</summary>
public sealed class CSharpToolRunTests
{
    private const string Arguments =
        """
        (
            [Range(1, 7)] int A, long B, byte C, sbyte D, short E, ushort F, uint G, ulong H, float I, [Range(0.5, 9)] double J, decimal K, bool L, char M,
            [StringLength(9, MinimumLength = 2)] string N, string? O, int? P, DateTime Q, DateTimeOffset R, DateOnly S, TimeOnly T, TimeSpan U, Guid V, Uri W,
            byte[] X, [MinLength(1)] string[] Y, IReadOnlyList<int?> Z, Dictionary<string, bool> Aa, Kind Bb, Kind? Cc, Inner Dd, [RegularExpression("[a-z]{3}")] string Ee,
            [EmailAddress, Description("Whom to ask.")] string Ff, [Length(1, 2)] List<Inner> Gg, Inner? Hh = null, string? Ii = null, Kind Jj = Kind.Second, double? Kk = null)
        {
            [JsonPropertyName("ll-mm")] public required string Ll { get; init; }
            [AllowedValues("x", "y")] public string Nn { get; init; } = "x";
            [JsonIgnore] public string Oo { get; init; } = "";
            public int Computed => A;
            public string? Pp { get; init; }
        }
        """;

    private const string Source =
        $$"""
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using ContractMocks;
        namespace Consumer;
        public enum Kind { [JsonStringEnumMemberName("first")] First, [EnumMember(Value = "2nd")] Second, Third }
        public record Inner(string Name, [Range(0, 1)] double Share, Kind? Kind = null);
        [ContractTool] public partial record Tool1{{Arguments}}
        public record Twin{{Arguments}}
        """;

    private static readonly Lazy<Assembly> Loaded = new(static () => GeneratorRun.Of(new GeneratorRun.Project().WithSource("Tools.cs", Source)).Load());

    private static Type Tool => Loaded.Value.GetType("Consumer.Tool1", throwOnError: true)!;

    private static string Schema => ((ContractMocks.Tool)Tool.GetProperty("Tool")!.GetValue(null)!).Parameters;

    [Fact]
    public void The_schema_read_at_build_time_is_the_one_made_at_run_time()
    {
        var twin = Loaded.Value.GetType("Consumer.Twin", throwOnError: true)!;
        var atRunTime = (string)typeof(Fake).GetMethod(nameof(Fake.SchemaOf))!.MakeGenericMethod(twin).Invoke(null, null)!;
        var (one, two) = (Comparable(JsonNode.Parse(Schema)!), Comparable(JsonNode.Parse(atRunTime)!));
        foreach (var (name, schema) in (JsonObject)one["properties"]!)
        {
            var other = two["properties"]![name];
            // The exporter refers to the first place of a type; the tool's schema repeats it.
            if (other?["$ref"] is null && other?["items"]?["$ref"] is null)
            {
                Assert.True(JsonNode.DeepEquals(schema, other), $"{name}: {schema?.ToJsonString()} at build time, {other?.ToJsonString()} at run time");
            }
        }

        // An initialiser is seen in the source only: at run time a property that cannot be null has to be there.
        Assert.Equal(
            one["required"]!.AsArray().Select(static name => (string)name!).Append("nn"),
            two["required"]!.AsArray().Select(static name => (string)name!));
        Assert.Equal(((JsonObject)one["properties"]!).Select(static property => property.Key), ((JsonObject)two["properties"]!).Select(static property => property.Key));
    }

    [Fact]
    public void Fakes_fit_the_schema_and_survive_reading_and_writing()
    {
        var validator = SchemaValidator.Compile(Schema, SchemaOptions.Default);
        var make = Tool.GetMethod("Fake", [typeof(int)])!;
        for (var seed = 0; seed < 20; seed++)
        {
            var json = JsonNode.Parse(JsonSerializer.Serialize(make.Invoke(null, [seed]), Tool, ContractJson.Options))!.AsObject();
            // Written and never read.
            json.Remove("computed");
            var text = json.ToJsonString();
            Assert.Empty(validator.Validate(JsonElement.Parse(text)).Select(static error => error.Message));
        }
    }

    [Fact]
    public void Some_arguments_are_given()
    {
        var given = Tool.GetNestedType("Given")!;
        var with = typeof(CSharpToolRunTests).GetMethod(nameof(Setting), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(given);
        var fake = Tool.GetMethod("Fake", [typeof(int), typeof(Action<>).MakeGenericType(given)])!;

        Assert.Equal(3, Tool.GetProperty("A")!.GetValue(fake.Invoke(null, [5, with.Invoke(null, ["A", 3])])));
        var refusal = Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => fake.Invoke(null, [5, with.Invoke(null, ["A", 8])])).InnerException);
        Assert.Contains("$.a: what is given breaks the rule 'maximum'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("the nearest value that fits is 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Emitted_models_are_made_up_by_the_schema_of_their_contract()
    {
        var assembly = GeneratorRun.Of(SampleProject.Create()).Load();
        foreach (var name in new[] { "Consumer.OpenAi.CreateChatCompletionRequest", "Consumer.OpenAi.CreateChatCompletionResponse", "Consumer.OpenAi.Model", "Consumer.Tickets.Ticket" })
        {
            var type = assembly.GetType(name, throwOnError: true)!;
            var schema = (string)typeof(Fake).GetMethod(nameof(Fake.SchemaOf))!.MakeGenericMethod(type).Invoke(null, null)!;
            var validator = SchemaValidator.Compile(schema);
            for (var seed = 0; seed < 5; seed++)
            {
                var fake = typeof(Fake).GetMethod(nameof(Fake.Of), [typeof(int)])!.MakeGenericMethod(type).Invoke(null, [seed]);
                Assert.Empty(validator.Validate(JsonSerializer.SerializeToElement(fake, type, ContractJson.Options)).Select(static error => error.Message));
            }
        }
    }

    private static Action<T> Setting<T>(string property, object value) => given => typeof(T).GetProperty(property)!.SetValue(given, value);

    /// <summary>Without what only a tool's schema says: defaults, and that nothing else may be there.</summary>
    private static JsonNode Comparable(JsonNode node)
    {
        switch (node)
        {
            case JsonObject schema:
                schema.Remove("default");
                if (schema["additionalProperties"] is JsonValue)
                {
                    schema.Remove("additionalProperties");
                }

                foreach (var value in schema.Select(static property => property.Value).OfType<JsonNode>().ToList())
                {
                    Comparable(value);
                }

                break;
            case JsonArray array:
                foreach (var item in array.OfType<JsonNode>())
                {
                    Comparable(item);
                }

                break;
        }

        return node;
    }
}
