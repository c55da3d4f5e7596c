using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>An answer of a mapping, and the mapping's title.</summary>
internal sealed record MappedAnswer(string Title, int Status, string Body, JObject Headers)
{
    /// <summary>The turn, from 1, that the title names.</summary>
    public int Turn => int.Parse(Regex.Match(Title, ", turn ([0-9]+),").Groups[1].Value, CultureInfo.InvariantCulture);
}

/// <summary>
/// Answers requests from mapping files as WireMock.Net 1.8.13 does, as far as exported files go: the same order, the same states, the same JSONPath
/// (Newtonsoft's). Two mappings that could answer with one priority are an error here: there, chance would choose.
/// </summary>
internal sealed class MappingServer : IDisposable
{
    private readonly List<JObject> _mappings;
    private readonly Dictionary<string, string?> _states = new(StringComparer.Ordinal);

    public MappingServer(string folder) => _mappings =
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(static file => Read(File.ReadAllText(file)).Cast<JObject>())];

    public int Count => _mappings.Count;

    public MappedAnswer? Send(WireRequest request)
    {
        var body = Read(request.Body.ToJsonString());
        var matching = _mappings.Where(mapping => Matches(mapping, request, body)).OrderBy(static mapping => (int)mapping["Priority"]!).ToList();
        if (matching.Count == 0)
        {
            return null;
        }

        var best = matching[0];
        Assert.All(matching.Skip(1), other => Assert.True((int)other["Priority"]! > (int)best["Priority"]!, $"{best["Title"]} and {other["Title"]} are equal"));
        if ((string?)best["Scenario"] is { } scenario)
        {
            _states[scenario] = (string?)best["SetStateTo"];
        }

        var response = (JObject)best["Response"]!;
        var text = (string)response["Body"]!;
        if ((bool?)response["UseTransformer"] == true)
        {
            text = new TemplateRenderer(body).Render(text);
        }

        return new MappedAnswer((string)best["Title"]!, (int)response["StatusCode"]!, text, (JObject?)response["Headers"] ?? []);
    }

    /// <summary>Nothing is held here; ContractMocks.WireMock.Tests has a class of this name that holds a real server.</summary>
    public void Dispose()
    {
    }

    private static JToken Read(string json) =>
        JsonConvert.DeserializeObject<JToken>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private bool Matches(JObject mapping, WireRequest request, JToken body)
    {
        var asked = (JObject)mapping["Request"]!;
        return IsInState(mapping)
            && asked["Methods"]!.Any(static method => (string)method! == "POST")
            && asked["Path"]!["Matchers"]!.All(matcher => TextMatches(matcher, request.Path))
            && (asked["Headers"] ?? new JArray()).All(header =>
                request.Headers.Any(sent => sent.Name == (string)header["Name"]! && header["Matchers"]!.All(matcher => TextMatches(matcher, sent.Value))))
            && (asked["Params"] ?? new JArray()).All(param => param["Matchers"]!.All(matcher => TextMatches(matcher, Parameter(request.Query, (string)param["Name"]!))))
            && BodyMatches(asked["Body"]!, body);
    }

    private bool IsInState(JObject mapping) =>
        (string?)mapping["Scenario"] is not { } scenario || _states.GetValueOrDefault(scenario) == (string?)mapping["WhenStateIs"];

    private static string Parameter(string query, string name) =>
        query.Split('&').Select(static one => one.Split('=')).FirstOrDefault(one => one[0] == name)?[1] ?? "";

    private static bool TextMatches(JToken matcher, string text)
    {
        var pattern = (string)matcher["Pattern"]!;
        return (string)matcher["Name"]! switch
        {
            "ExactMatcher" => pattern == text,
            "WildcardMatcher" => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$"),
            "RegexMatcher" => Regex.IsMatch(text, pattern),
            var name => throw new InvalidOperationException(name),
        };
    }

    private static bool BodyMatches(JToken test, JToken body)
    {
        Assert.Equal("And", (string)test["MatchOperator"]!);
        try
        {
            return test["Matchers"]!.All(matcher => JsonMatches(matcher, body) != ((bool?)matcher["RejectOnMatch"] == true));
        }
        catch (JsonException)
        {
            // WireMock.Net passes over a mapping whose test fails, and says so in its log.
            return false;
        }
    }

    private static bool JsonMatches(JToken matcher, JToken body) => (string)matcher["Name"]! switch
    {
        "JsonPathMatcher" => ((JArray?)matcher["Patterns"] ?? new JArray(matcher["Pattern"]!)).Any(path => body.SelectToken((string)path!) is not null),
        "JsonPartialMatcher" => IsIn(matcher["Pattern"]!, body),
        var name => throw new InvalidOperationException(name),
    };

    private static bool IsIn(JToken part, JToken? whole) => part is JObject members
        ? whole is JObject && members.Properties().All(member => IsIn(member.Value, whole[member.Name]))
        : JToken.DeepEquals(part, whole);
}
