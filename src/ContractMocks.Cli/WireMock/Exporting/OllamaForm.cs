using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Conditions on Ollama's chat: content is plain text, and calls have no ids.</summary>
internal sealed class OllamaForm : RequestForm
{
    public override RequestTexts Texts { get; } = new OllamaTexts();

    protected override string Member => "messages";

    protected override void User(MatchPlan plan, TextTest test)
    {
        plan.Any($"@[-1:].role == 'user' && @[-1:].content {JsonPathTest.Of(test)}");
        plan.None("@[-1:].role == 'user' && @[-2:-1].role == 'tool'");
    }

    protected override void UserBefore(MatchPlan plan, TextTest test) => plan.Any(Enumerable.Range(3, MostBehind - 1).Select(number =>
        string.Join(" && ", Enumerable.Range(1, number - 1).Select(static after => FromEnd(after) + ".role != 'user'"))
        + $" && {FromEnd(number)}.role == 'user' && {FromEnd(number)}.content {JsonPathTest.Of(test)}"));

    protected override void System(MatchPlan plan, TextTest test)
    {
        if (TextPlace.IsPerPart(test))
        {
            plan.Any($"@[?(@.role == 'system' && @.content {JsonPathTest.Of(test)})]");
            return;
        }

        plan.Any($"@[0].role == 'system' && @[0].content {JsonPathTest.Of(test)}");
        plan.None("@[1:].role == 'system'");
    }

    protected override void Declares(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(Named(names, static name => $"@[*].function.name == {name}"));

    // Results at the end, right after the message that made their calls.
    protected override void EndsInResult(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(
        Enumerable.Range(1, MostResults).SelectMany(count => Named(names, name =>
            string.Join(" && ", Enumerable.Range(1, count).Select(static result => FromEnd(result) + ".role == 'tool'"))
            + $" && {FromEnd(count + 1)}.tool_calls[*].function.name == {name}")));
}
