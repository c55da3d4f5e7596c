using ContractMocks.Compiler.Tests.Emission;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace ContractMocks.Generator.Tests;

/// <summary>Tools from C#: their schemas, what is emitted for them, and what scenarios know of them.</summary>
public sealed class CSharpToolTests
{
    private const string Forecast =
        """
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using ContractMocks;

        namespace Consumer.Weather;

        /// <summary>Units of temperature.</summary>
        public enum Unit
        {
            /// <summary>Water boils at 100.</summary>
            Celsius,

            /// <summary>Water boils at 212.</summary>
            Fahrenheit,
        }

        /// <summary>Looks up the weather of a city.</summary>
        /// <param name="City">The city.</param>
        /// <param name="Unit">The unit of the temperature.</param>
        /// <param name="Days">How many days to look ahead.</param>
        [ContractTool]
        public partial record GetForecast(
            [property: Description("The city, e.g. Paris.")] string City,
            Unit Unit = Unit.Celsius,
            [Range(1, 7)] int? Days = null);
        """;

    private const string Flights =
        """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Threading;
        using System.Threading.Tasks;
        using ContractMocks;

        namespace Consumer;

        /// <summary>The tools.</summary>
        public static class MyTools
        {
            /// <summary>Not used.</summary>
            /// <param name="from">From where.</param>
            /// <param name="to">Where to, as an <b>IATA</b> code.</param>
            /// <param name="date">The day.</param>
            /// <param name="stops">Between.</param>
            /// <param name="cancel">Cancels.</param>
            [ContractTool("search_flights"), Description("Finds flights.")]
            public static Task<string> SearchFlightsAsync(
                [Description("IATA code")] string from, string to, DateOnly date, IReadOnlyList<string>? stops = null, CancellationToken cancel = default) =>
                Task.FromResult(from + to + date + stops?.Count + cancel);
        }
        """;

    private const string ForecastScenario =
        """
        scenario: forecast
        provider: openai
        tools: [get_forecast, search_flights]
        turns:
          - when: { user: weather, tools: get_forecast }
            reply:
              tool_calls:
                - get_forecast: { city: Paris, unit: Fahrenheit, days: 3 }
                - search_flights: { from: CDG, to: LHR, date: "2026-03-04" }
          - when: { tool_result: get_forecast }
            reply: { text: "Off to {{ tool_call.city }}." }
        """;

    [Fact]
    public void A_record_and_a_method_become_tools_that_scenarios_call()
    {
        var run = GeneratorRun.Of(Project());

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Golden.Matches("Tool.GetForecast.g.cs", run.Files["Tool.GetForecast.g.cs"]);
        Golden.Matches("Tool.SearchFlights.g.cs", run.Files["Tool.SearchFlights.g.cs"]);
        Golden.Matches("Scenario.Forecast.g.cs", run.Files["Scenario.Forecast.g.cs"]);
    }

    [Fact]
    public void A_file_may_hold_several_tools()
    {
        var run = GeneratorRun.Of(Project().WithSource("Both.cs", """
            using ContractMocks;

            namespace Consumer;

            internal static class Trains
            {
                [ContractTool]
                public static string FindTrain(string from, string to) => from + to;
            }

            [ContractTool]
            internal sealed partial record BookSeats(string Train, int Seats = 1);
            """));

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        Assert.Contains("Tool.FindTrain.g.cs", run.Files.Keys);
        Assert.Contains("Tool.BookSeats.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("string City", "string Town", "forecast.scenario.yaml(8,27): error CM2008: ")]
    [InlineData("string to, DateOnly date", "string to, DateOnly day", "forecast.scenario.yaml(9,49): error CM2008: ")]
    public void A_renamed_argument_is_an_error_at_the_line_of_the_scenario_that_uses_it(string before, string after, string expected)
    {
        var first = GeneratorRun.Of(Project());
        var run = first.Then(project => project
            .WithSource("Forecast.cs", Forecast.Replace(before, after, StringComparison.Ordinal))
            .WithSource("Flights.cs", Flights.Replace(before, after, StringComparison.Ordinal).Replace("+ date +", "+", StringComparison.Ordinal)));

        Assert.Empty(first.Problems);
        Assert.Contains(run.Problems, problem => problem.StartsWith(expected, StringComparison.Ordinal));
        Assert.All(run.Problems, static problem => Assert.StartsWith("forecast.scenario.yaml(", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_renamed_tool_is_an_error_where_a_scenario_names_it()
    {
        var run = GeneratorRun.Of(Project()).Then(project => project.WithSource("Forecast.cs", Forecast.Replace("record GetForecast", "record GetForecasts", StringComparison.Ordinal)));

        Assert.Contains(run.Problems, static problem => problem.StartsWith("forecast.scenario.yaml(3,9): error CM2007: ", StringComparison.Ordinal) && problem.Contains("did you mean 'get_forecasts'?", StringComparison.Ordinal));
    }

    [Fact]
    public void Typing_in_a_method_body_reads_no_scenario_again()
    {
        const string Other = "namespace Consumer; internal static class Other { public static int One() => 1; }";
        var run = GeneratorRun.Of(Project().WithSource("Other.cs", Other))
            .Then(project => project.WithSource("Other.cs", Other.Replace("=> 1", "=> 2", StringComparison.Ordinal)));

        Assert.All(run.Reasons(TrackingNames.CSharpTools), static reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.Reasons(TrackingNames.ScenarioFiles), static reason => Assert.Equal(Cached, reason));
        Assert.All(run.OutputReasons(), static reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_line_above_a_tool_moves_it_and_emits_nothing_again()
    {
        var run = GeneratorRun.Of(Project()).Then(project => project.WithSource("Flights.cs", "// A line above.\n" + Flights));

        Assert.All(run.Reasons(TrackingNames.KnownTools), static reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
        Assert.All(run.Reasons(TrackingNames.ScenarioFiles), static reason => Assert.Equal(Cached, reason));
        Assert.All(run.OutputReasons(), static reason => Assert.True(reason is Cached or Unchanged, $"{reason}"));
    }

    [Theory]
    [InlineData("[ContractTool] public record Bare(string City);", "Tools.cs(5,30): error CM3004: 'Bare' is not a tool: it is not partial")]
    [InlineData("public class Outer { [ContractTool] public partial record Inner(string City); }", "'Inner' is not a tool: it stands inside another type")]
    [InlineData("[ContractTool] public partial record Of<T>(T City);", "'Of' is not a tool: it is generic")]
    [InlineData("[ContractTool] public partial record Calls(Action Then);", "Tools.cs(5,51): error CM3004: 'Calls.Then' is not a tool: the type 'Action' is a delegate")]
    [InlineData("[ContractTool] public partial record Streams(System.IO.Stream Then);", "'Streams.Then' is not a tool: the type 'Stream' is abstract")]
    [InlineData("[ContractTool] public partial record Own(string Fake);", "'Own.Fake' is not a tool: a member called 'Fake' is emitted for every tool")]
    [InlineData("[ContractTool(\"not legal\")] public partial record Named(string City);", "'Named' is not a tool: its name must be 1 to 64 letters")]
    [InlineData("public static class Ts { [ContractTool] public static void Go(ref int to) { } }", "Tools.cs(5,71): error CM3004: 'Ts.Go(to)' is not a tool: a model cannot fill a parameter that is passed by reference")]
    [InlineData("public static class Ts { [ContractTool] public static void Go(GetWeather to) { } }", "'Ts.Go(to)' is not a tool: the type 'GetWeather' is not known here")]
    [InlineData("public static class Ts { [ContractTool] public static void Go<T>(T to) { } }", "'Ts.Go' is not a tool: a generic method")]
    [InlineData("[ContractTool] public partial record Two(string Alpha) { [System.Text.Json.Serialization.JsonPropertyName(\"alpha\")] public int Beta { get; init; } }", "'Two.Beta' is not a tool: the name 'alpha' is taken")]
    [InlineData("[ContractTool(\"get_weather\")] public partial record Again(string City);", "CM3003: The tool 'get_weather' is there already, in ")]
    public void What_is_no_tool_is_one_problem_at_its_place_and_costs_only_itself(string code, string expected)
    {
        var run = GeneratorRun.Of(Project()
            .WithSource("Tools.cs", "#pragma warning disable CS1591\nusing System;\nusing ContractMocks;\nnamespace Consumer;\n" + code));

        Assert.Contains(expected, Assert.Single(run.Problems), StringComparison.Ordinal);
        Assert.Contains("Tool.GetForecast.g.cs", run.Files.Keys);
        Assert.Contains("Scenario.Forecast.g.cs", run.Files.Keys);
    }

    [Theory]
    [InlineData("string A", """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("int? A", """{"type":"object","properties":{"a":{"type":["integer","null"]}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("int? A = null", """{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":false}""")]
    [InlineData("byte A, char B, Guid C", """{"type":"object","properties":{"a":{"type":"integer","minimum":0,"maximum":255},"b":{"type":"string","minLength":1,"maxLength":1},"c":{"type":"string","format":"uuid"}},"required":["a","b","c"],"additionalProperties":false}""")]
    [InlineData("[Range(0.5, 2)] double A = 1, bool B = true", """{"type":"object","properties":{"a":{"type":"number","minimum":0.5,"maximum":2,"default":1},"b":{"type":"boolean","default":true}},"additionalProperties":false}""")]
    [InlineData("[MinLength(1), MaxLength(3)] string[] A", """{"type":"object","properties":{"a":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":3}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("[StringLength(9, MinimumLength = 2)] string A", """{"type":"object","properties":{"a":{"type":"string","maxLength":9,"minLength":2}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("[property: RegularExpression(\"[a-z]+\")] string A, [EmailAddress] string B", """{"type":"object","properties":{"a":{"type":"string","pattern":"^(?:[a-z]+)$"},"b":{"type":"string","format":"email"}},"required":["a","b"],"additionalProperties":false}""")]
    [InlineData("Dictionary<string, int> A, List<double?> B", """{"type":"object","properties":{"a":{"type":"object","additionalProperties":{"type":"integer"}},"b":{"type":"array","items":{"type":["number","null"]}}},"required":["a","b"],"additionalProperties":false}""")]
    [InlineData("Kind A = Kind.Second", """{"type":"object","properties":{"a":{"type":"string","enum":["first","2nd","Third"],"default":"2nd"}},"additionalProperties":false}""")]
    [InlineData("Kind? A", """{"type":"object","properties":{"a":{"type":["string","null"],"enum":["first","2nd","Third",null]}},"required":["a"],"additionalProperties":false}""")]
    [InlineData("Tree A", """{"type":"object","properties":{"a":{"$ref":"#/$defs/Tree"}},"required":["a"],"additionalProperties":false,"$defs":{"Tree":{"type":"object","properties":{"name":{"type":"string"},"leaves":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},"required":["name","leaves"],"additionalProperties":false}}}""")]
    [InlineData("Odd? A = null", """{"type":"object","properties":{"a":{"type":"object","properties":{"URL":{"type":"string","format":"uri"},"times":{"type":"integer"}},"additionalProperties":false}},"additionalProperties":false}""")]
    [InlineData("[AllowedValues(\"x\", \"y\")] string A", """{"type":"object","properties":{"a":{"type":"string","enum":["x","y"]}},"required":["a"],"additionalProperties":false}""")]
    public void Types_become_schemas(string parameters, string expected)
    {
        var run = GeneratorRun.Of(new GeneratorRun.Project().WithSource("Tools.cs", Usings + $"[ContractTool] public partial record Probe({parameters});" + Types));

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilationProblems);
        var emitted = run.Files["Tool.Probe.g.cs"];
        Assert.Contains(expected, emitted, StringComparison.Ordinal);
    }

    private const string Usings =
        """
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using ContractMocks;
        namespace Consumer;

        """;

    private const string Types =
        """

        public enum Kind { [JsonStringEnumMemberName("first")] First, [EnumMember(Value = "2nd")] Second, Third }
        public record Tree(string Name, IReadOnlyList<Tree> Leaves);
        public class Odd
        {
            [JsonPropertyName("URL")] public Uri Address { get; set; } = new("https://example.com");
            [JsonIgnore] public string Hidden { get; set; } = "";
            public int Times { get; init; }
            public string Computed => Hidden;
            [Required] public static string Shared { get; set; } = "";
        }
        """;

    private static GeneratorRun.Project Project() => SampleProject.Create()
        .WithSource("Forecast.cs", Forecast)
        .WithSource("Flights.cs", Flights)
        .WithFile("scenario", "forecast.scenario.yaml", ForecastScenario);
}
