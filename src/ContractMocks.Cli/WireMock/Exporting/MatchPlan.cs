using ContractMocks.Cli.WireMock.Exporting.Filling;
using ContractMocks.Cli.WireMock.Mappings;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>The matchers of a turn's conditions on one operation, or why there are none.</summary>
internal sealed class MatchPlan
{
    private readonly List<MappingMatcher> _matchers = [];
    private readonly List<string> _obstacles = [];

    public IReadOnlyList<MappingMatcher> Matchers => _matchers;

    /// <summary>Why the conditions cannot be said; empty when they can.</summary>
    public IReadOnlyList<string> Obstacles => _obstacles;

    /// <summary>A list in the request's JSON must pass any of the tests, each a filter with <c>@</c> for the list.</summary>
    /// <remarks>
    /// WireMock.Net takes a path that selects two values for a failure, so each path selects the whole list: <c>$[?(@)]</c> are the members of the request,
    /// <c>[?(…)]</c> their values, of which only one has the form that the test speaks of.
    /// </remarks>
    public void Any(params IEnumerable<string> tests) => _matchers.Add(MappingMatcher.AnyPath([.. tests.Select(Anchored)]));

    /// <summary>No value in the request's JSON may pass any of the tests.</summary>
    public void None(params IEnumerable<string> tests) => _matchers.Add(MappingMatcher.NoPath([.. tests.Select(Anchored)]));

    /// <summary>Leaves out requests in which the places of a reply would mean something else than to the engine.</summary>
    public void Narrow(RequestTexts texts, IReadOnlyList<TemplatePath> places)
    {
        if (texts.Required(places).ToList() is { Count: > 0 } required)
        {
            Any(required);
        }

        if (texts.Excluded(places).ToList() is { Count: > 0 } excluded)
        {
            None(excluded);
        }
    }

    public void Add(MappingMatcher matcher) => _matchers.Add(matcher);

    public void Refuse(string obstacle) => _obstacles.Add(obstacle);

    private static string Anchored(string test) => $"$[?(@)][?({test})]";
}
