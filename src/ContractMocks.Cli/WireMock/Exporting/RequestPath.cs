using System.Text.RegularExpressions;
using ContractMocks.Cli.WireMock.Mappings;
using ContractMocks.Simulation;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>The matcher of an operation's path, in which Gemini's requests name the model.</summary>
internal static class RequestPath
{
    // Stands for the model while the path is written; no path has it.
    private const string Mark = "\u0001";

    private static readonly TurnConversation s_marked = new(Mark, null, "", [], [], []);

    /// <param name="contract">The contract, for its base path.</param>
    /// <param name="words">The words of the API.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="isStream">Whether a stream is asked for.</param>
    /// <param name="turn">The turn, for its conditions on the model.</param>
    public static IReadOnlyList<MappingMatcher> Matchers(Contract contract, ProviderWords words, Operation operation, bool isStream, Turn turn)
    {
        var path = contract.BasePath + "/" + words.Path(operation, s_marked, isStream);
        path = path.Split('?')[0];
        var tests = turn.When.OfType<ModelCondition>().Select(static condition => condition.Test).ToList();
        return !path.Contains(Mark, StringComparison.Ordinal) ? [new MappingMatcher("ExactMatcher") { Pattern = path }]
            : tests.Count == 0 ? [MappingMatcher.Wildcard(path.Replace(Mark, "*", StringComparison.Ordinal))]
            : [.. tests.Select(test => Of(path, test))];
    }

    private static MappingMatcher Of(string path, TextTest test)
    {
        if (test.Kind == TextTestKind.Equals)
        {
            return new MappingMatcher("ExactMatcher") { Pattern = path.Replace(Mark, test.Value, StringComparison.Ordinal) };
        }

        var pattern = Regex.Escape(path).Replace(Mark, $"[^:]*{JsonPathTest.AnyCase(test.Value)}[^:]*", StringComparison.Ordinal);
        return new MappingMatcher("RegexMatcher") { Pattern = $"^{pattern}$" };
    }
}
