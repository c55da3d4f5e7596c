using System.Text.Json.Nodes;
using ContractMocks.Compiler.Comparison;
using ContractMocks.Fakes.Tests.Properties;

namespace ContractMocks.Comparison.Tests.Properties;

/// <summary>Properties of comparing random documents. The seed is fixed; <c>CONTRACTMOCKS_FAKES_RUNS=10000</c> tries that many, other ones each time.</summary>
public sealed class ComparisonPropertyTests
{
    [Fact]
    public void A_document_differs_in_nothing_from_itself() => Checking.ForAll(300, static choices =>
    {
        var document = RandomApi.Document(PlainSchema.Object(choices, 0));
        var told = Telling.Lines(Compared.Texts(document, document));
        return told.Length == 0 ? null : $"{told}\n{document}";
    });

    [Fact]
    public void A_document_differs_in_nothing_from_itself_in_another_notation() => Checking.ForAll(800, static choices =>
    {
        var root = PlainSchema.Object(choices, 0);
        var components = new JsonObject();
        var other = Equivalent.Of(root, choices, components);
        var (one, two) = (RandomApi.Document(root), RandomApi.Document(other, components));
        var told = Telling.Lines(choices.OneIn(2) ? Compared.Texts(one, two) : Compared.Texts(two, one));
        return told.Length == 0 ? null : $"{told}\n{one}\n{two}";
    });

    [Fact]
    public void A_single_change_is_named_where_it_is() => Checking.ForAll(1000, static choices => Wrong(choices, Named));

    [Fact]
    public void Breaking_means_that_an_instance_is_taken_by_one_and_refused_by_the_other() => Checking.ForAll(250, static choices => Wrong(choices, Breaking));

    [Fact]
    public void Compatible_means_that_200_fakes_agree() => Checking.ForAll(120, static choices => Wrong(choices, Compatible));

    private static string? Wrong(Choices choices, Func<Mutated, SpecComparison, string?> judge)
    {
        if (Mutated.Of(choices) is not { } mutated)
        {
            return null;
        }

        var comparison = Compared.Texts(RandomApi.Document(mutated.Old), RandomApi.Document(mutated.New));
        return judge(mutated, comparison) is { } wrong
            ? $"{wrong}\n{mutated.Mutation.Ids} at {mutated.Pointer}\ntold: {Telling.Lines(comparison)}\n{mutated.Old.ToJsonString()}\n{mutated.New.ToJsonString()}"
            : null;
    }

    private static string? Named(Mutated mutated, SpecComparison comparison)
    {
        var ids = mutated.Mutation.Ids.Split(' ');
        return comparison.Findings.Count != 1 ? $"{comparison.Findings.Count} findings for one change"
            : !ids.Contains(comparison.Findings[0].Id) ? "the finding is another one"
            : !IsAt(comparison.Findings[0].Old, mutated) && !IsAt(comparison.Findings[0].New, mutated) ? $"it is told of {(comparison.Findings[0].New ?? comparison.Findings[0].Old)?.Pointer}"
            : null;
    }

    private static bool IsAt(ChangePlace? place, Mutated mutated) => place?.Pointer.StartsWith(mutated.Pointer, StringComparison.Ordinal) == true;

    private static string? Breaking(Mutated mutated, SpecComparison comparison) =>
        Severity(comparison, ChangeSide.Response) == ChangeSeverity.Breaking && Witness.Between(mutated.New, mutated.Old) is null ? "breaking for readers, and no fake of the new one is refused by the old one"
        : Severity(comparison, ChangeSide.Request) == ChangeSeverity.Breaking && Witness.Between(mutated.Old, mutated.New) is null ? "breaking for writers, and no fake of the old one is refused by the new one"
        : null;

    private static string? Compatible(Mutated mutated, SpecComparison comparison) =>
        Severity(comparison, ChangeSide.Response) < ChangeSeverity.Risky && !IsPattern(comparison) && Witness.Refused(mutated.New, mutated.Old, 200) is { } read ? $"compatible for readers, but the old one refuses {read}"
        : Severity(comparison, ChangeSide.Request) < ChangeSeverity.Risky && Witness.Refused(mutated.Old, mutated.New, 200) is { } written ? $"compatible for writers, but the new one refuses {written}"
        : null;

    /// <summary>Patterns of what is received are oasdiff's one exception that we share: they describe what ids look like, and readers do not check them.</summary>
    private static bool IsPattern(SpecComparison comparison) =>
        comparison.Findings.Any(static finding => finding.Id is "pattern-removed" or "pattern-changed" or "pattern-generalized");

    private static ChangeSeverity Severity(SpecComparison comparison, ChangeSide side) => comparison.Findings
        .SelectMany(static finding => finding.Effects)
        .Where(effect => effect.Side == side)
        .Select(static effect => effect.Severity)
        .DefaultIfEmpty(ChangeSeverity.Prose)
        .Max();
}
