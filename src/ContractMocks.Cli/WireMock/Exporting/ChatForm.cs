using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Conditions on OpenAI's chat completions.</summary>
internal sealed class ChatForm : RequestForm
{
    private const string IsSystem = "=~ /^(system|developer)$/";

    public override RequestTexts Texts { get; } = new ChatTexts();

    protected override string Member => "messages";

    protected override void User(MatchPlan plan, TextTest test)
    {
        var place = new TextPlace("@[-1:].content", "@[-1:].role == 'user'");
        plan.Any(place.Tests(test));
        plan.None([.. place.Excluded(test), "@[-1:].role == 'user' && @[-2:-1].role =~ /^(tool|function)$/"]);
    }

    protected override IEnumerable<TextPlace> PlacesBefore()
    {
        return Enumerable.Range(3, MostBehind - 1).Select(Place);

        static TextPlace Place(int number) => new(
            FromEnd(number) + ".content",
            string.Join(" && ", Enumerable.Range(1, number - 1).Select(static after => FromEnd(after) + ".role != 'user'").Append(FromEnd(number) + ".role == 'user'")));
    }

    protected override void System(MatchPlan plan, TextTest test)
    {
        if (TextPlace.IsPerPart(test))
        {
            plan.Any(new TextPlace("@.content", "@.role " + IsSystem).Tests(test).Select(static one => $"@[?({one})]"));
            return;
        }

        var first = new TextPlace("@[0].content", "@[0].role " + IsSystem);
        plan.Any(first.Tests(test));
        plan.None([.. first.Excluded(test), "@[1:].role " + IsSystem]);
    }

    protected override void Declares(MatchPlan plan, IReadOnlyList<string> names) =>
        plan.Any([.. Named(names, static name => $"@[*].function.name == {name}"), .. Named(names, static name => $"@[*].custom.name == {name}")]);

    // The message that made the call which the last result answers: its other calls are answered before that.
    protected override void EndsInResult(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(
        Named(names, static name => $"@[?(@.tool_calls[*].function.name == {name} && @.tool_calls[*].id == $.messages[-1:].tool_call_id)]"));
}
