using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Mappings;

/// <summary>A test of a text or of JSON.</summary>
internal sealed record MappingMatcher(string Name)
{
    /// <summary>The pattern: a text, or JSON for the matchers of JSON.</summary>
    public object? Pattern { get; init; }

    public IReadOnlyList<string>? Patterns { get; init; }

    /// <summary>How several patterns count together; WireMock.Net's own default is <c>Or</c>.</summary>
    public string? MatchOperator { get; init; }

    /// <summary>Whether the test holds where the pattern does not match.</summary>
    public bool? RejectOnMatch { get; init; }

    /// <summary>JSON in which any of the paths selects something.</summary>
    public static MappingMatcher AnyPath(IReadOnlyList<string> paths) => Path(paths, rejects: null);

    /// <summary>JSON in which none of the paths selects anything.</summary>
    public static MappingMatcher NoPath(IReadOnlyList<string> paths) => Path(paths, rejects: true);

    /// <summary>A JSON object that has these members.</summary>
    public static MappingMatcher Json(JsonObject members) => new("JsonPartialMatcher") { Pattern = members };

    /// <summary>JSON that is no object with these members.</summary>
    public static MappingMatcher NotJson(JsonObject members) => new("JsonPartialMatcher") { Pattern = members, RejectOnMatch = true };

    /// <summary>A text in which <c>*</c> stands for any characters.</summary>
    public static MappingMatcher Wildcard(string pattern) => new("WildcardMatcher") { Pattern = pattern };

    private static MappingMatcher Path(IReadOnlyList<string> paths, bool? rejects) => paths.Count == 1
        ? new MappingMatcher("JsonPathMatcher") { Pattern = paths[0], RejectOnMatch = rejects }
        : new MappingMatcher("JsonPathMatcher") { Patterns = paths, MatchOperator = "Or", RejectOnMatch = rejects };
}
