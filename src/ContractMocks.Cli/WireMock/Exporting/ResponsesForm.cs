using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Conditions on OpenAI's responses: the input is a text or a list of items.</summary>
internal sealed class ResponsesForm : RequestForm
{
    private const string IsSystem = "=~ /^(system|developer)$/";
    private const string IsResult = ".type =~ /^(function|custom_tool)_call_output$/";
    private const string IsNoMessage = ".type =~ /^(reasoning|function_call|function_call_output|custom_tool_call|custom_tool_call_output)$/";

    public override RequestTexts Texts { get; } = new ResponsesTexts();

    protected override string Member => "input";

    protected override void User(MatchPlan plan, TextTest test)
    {
        var place = new TextPlace("@[-1:].content", "@[-1:].role == 'user'");
        plan.Any([$"@ == $.input && @ {JsonPathTest.Of(test)}", .. place.Tests(test)]);
        plan.None([.. place.Excluded(test), "@[-1:].role == 'user' && @[-2:-1]" + IsResult]);
    }

    protected override IEnumerable<TextPlace> PlacesBefore()
    {
        return Enumerable.Range(3, MostBehind - 1).Select(Place);

        static TextPlace Place(int number) => new(
            FromEnd(number) + ".content",
            string.Join(" && ", Enumerable.Range(1, number - 1).Select(static after => FromEnd(after) + IsNoMessage).Append(FromEnd(number) + ".role == 'user'")));
    }

    protected override void System(MatchPlan plan, TextTest test)
    {
        if (TextPlace.IsPerPart(test))
        {
            plan.Any(
                [$"@ == $.instructions && @ {JsonPathTest.Of(test)}",
                .. new TextPlace("@.content", "@.role " + IsSystem).Tests(test).Select(static one => $"@[?({one})]")]);
            return;
        }

        var first = new TextPlace("@[0].content", "@[0].role " + IsSystem);
        plan.Any([$"@ == $.instructions && @ {JsonPathTest.Of(test)}", .. first.Tests(test)]);
        plan.None([.. first.Excluded(test), "@[1:].role " + IsSystem, "@[0].role " + IsSystem + " && $.instructions"]);
    }

    protected override void Declares(MatchPlan plan, IReadOnlyList<string> names) =>
        plan.Any(Named(names, static name => $"@[?(@.name == {name} && @.type =~ /^(function|custom)$/)]"));

    protected override void EndsInResult(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(
        Enumerable.Range(1, MostResults).SelectMany(count => Named(names, name =>
            string.Join(" && ", Enumerable.Range(1, count).Select(static result => FromEnd(result) + IsResult))
            + $" && {FromEnd(count)}.call_id == @[?(@.name == {name})].call_id")));
}
