using System.Collections;

namespace ContractMocks.Xunit.Running;

/// <summary>
/// The environment variables of contract tests, read once. Those of one contract end in its name: <c>CONTRACTMOCKS_SPEC_openai</c>. Names are compared without
/// regard to case, and whatever in a contract's name no variable may hold is written as an underscore: <c>my-billing.v2</c> is <c>my_billing_v2</c>.
/// </summary>
internal sealed class RunVariables
{
    public const string Prefix = "CONTRACTMOCKS_";

    /// <summary>Variables that end in the name of a contract.</summary>
    public const string Spec = "SPEC", BaseUrl = "BASEURL", Key = "KEY", Model = "MODEL";

    /// <summary>Variables of the whole run.</summary>
    public const string MaxCalls = "MAXCALLS", Writes = "LIVE_WRITES", Timeout = "LIVE_TIMEOUT", Report = "DRIFT_REPORT", FailOn = "DRIFT_FAIL";

    private static readonly string[] s_ofContract = [Spec, BaseUrl, Key, Model];
    private static readonly string[] s_ofRun = [MaxCalls, Writes, Timeout, Report, FailOn];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public RunVariables(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
        {
            if (value.Length > 0)
            {
                _values[name] = value;
            }
        }
    }

    /// <summary>The variables of this process. Nothing else in this assembly reads the environment.</summary>
    public static RunVariables OfProcess() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(static entry => KeyValuePair.Create((string)entry.Key, entry.Value as string ?? "")));

    /// <summary>Any variable, by its whole name.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A variable of the run.</summary>
    public string? OfRun(string kind) => Find(Prefix + kind);

    /// <summary>A variable of a contract.</summary>
    public string? OfContract(string kind, string contract) => Find(NameOf(kind, contract));

    /// <summary>How a variable of a contract is called.</summary>
    public static string NameOf(string kind, string contract) =>
        $"{Prefix}{kind}_{string.Concat(contract.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'))}";

    /// <summary>Whether any variable of a contract is set, so that names are worth a look.</summary>
    public bool HasAny => _values.Keys.Any(static name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with the names: a variable of no contract of the tests, or one that is nearly a variable of ours. Null where all is well.</summary>
    /// <param name="contracts">The names of the contracts that are tested.</param>
    public string? Mistake(IReadOnlyList<string> contracts)
    {
        var known = s_ofContract.SelectMany(kind => contracts.Select(contract => NameOf(kind, contract))).ToList();
        foreach (var name in _values.Keys.Where(static name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase))
        {
            var rest = name[Prefix.Length..];
            if (known.Contains(name, StringComparer.OrdinalIgnoreCase) || s_ofRun.Contains(rest, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Array.Find(s_ofContract, kind => rest.StartsWith(kind + "_", StringComparison.OrdinalIgnoreCase)) is { } kind)
            {
                return $"The environment variable {name} names no contract of these tests: '{rest[(kind.Length + 1)..]}'; "
                    + Nearest.Suggestion(name, contracts.Select(contract => NameOf(kind, contract)));
            }

            if (Near(rest, [.. known, .. s_ofRun.Select(static one => Prefix + one)]) is { } near)
            {
                return $"The environment variable {name} is none that contract tests read; did you mean {near}?";
            }
        }

        return null;
    }

    // Other parts of ContractMocks have variables of their own, so only what is nearly one of ours is called a mistake.
    private static string? Near(string rest, IReadOnlyList<string> known)
    {
        var folded = Folded(rest);
        return known.FirstOrDefault(one => Folded(one[Prefix.Length..]) == folded)
            ?? (Nearest.To(folded, known.Select(static one => Folded(one[Prefix.Length..]))) is { } near && Math.Abs(near.Length - folded.Length) <= 1
                ? known.First(one => Folded(one[Prefix.Length..]) == near)
                : null);
    }

    private static string Folded(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
