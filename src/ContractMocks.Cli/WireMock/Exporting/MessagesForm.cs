using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Conditions on Anthropic's messages: results of tools are blocks of a user's message.</summary>
internal sealed class MessagesForm : RequestForm
{
    private const string HoldsResults = ".content[*].type == 'tool_result'";

    public override RequestTexts Texts { get; } = new MessagesTexts();

    protected override string Member => "messages";

    protected override void User(MatchPlan plan, TextTest test)
    {
        var place = new TextPlace("@[-1:].content", "@[-1:].role == 'user'");
        plan.Any(place.Tests(test));
        plan.None([.. place.Excluded(test), "@[-1:]" + HoldsResults, "@[-2:-1]" + HoldsResults]);
    }

    // Calls and their results take turns.
    protected override IEnumerable<TextPlace> PlacesBefore()
    {
        return Enumerable.Range(1, MostBehind / 2).Select(Place);

        static TextPlace Place(int rounds) => new(
            FromEnd((rounds * 2) + 1) + ".content",
            string.Join(" && ", Enumerable.Range(0, rounds).Select(static round => FromEnd((round * 2) + 1) + HoldsResults))
            + $" && {FromEnd((rounds * 2) + 1)}.role == 'user'");
    }

    protected override void System(MatchPlan plan, TextTest test)
    {
        plan.Any($"@ == $.system && @ {JsonPathTest.Of(test)}", TextPlace.IsPerPart(test) ? $"@[*].text {JsonPathTest.Of(test)}" : $"@[0].text {JsonPathTest.Of(test)}");
        if (!TextPlace.IsPerPart(test))
        {
            plan.None("@[1:].text");
        }
    }

    protected override void Declares(MatchPlan plan, IReadOnlyList<string> names) =>
        plan.Any(Named(names, static name => $"@[?(@.name == {name} && @.input_schema)]"));

    protected override void EndsInResult(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(
        Named(names, static name => $"@[-1:].content[*].tool_use_id == @[-2:-1].content[?(@.type == 'tool_use' && @.name == {name})].id"));
}
