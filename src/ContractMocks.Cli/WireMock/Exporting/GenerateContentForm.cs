using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Conditions on Gemini's content generation: the model is in the path, which <see cref="RequestPath"/> says.</summary>
internal sealed class GenerateContentForm : RequestForm
{
    public override RequestTexts Texts { get; } = new GenerateContentTexts();

    protected override string Member => "contents";

    protected override void User(MatchPlan plan, TextTest test)
    {
        var place = new TextPlace("@[-1:].parts") { MayBePlain = false };
        plan.Any(place.Tests(test));
        plan.None([.. place.Excluded(test), "@[-1:].role == 'model'", "@[-1:].parts[*].functionResponse", "@[-2:-1].parts[*].functionResponse"]);
    }

    protected override IEnumerable<TextPlace> PlacesBefore()
    {
        return Enumerable.Range(1, MostBehind / 2).Select(Place);

        static TextPlace Place(int rounds) => new(
            FromEnd((rounds * 2) + 1) + ".parts",
            string.Join(" && ", Enumerable.Range(0, rounds).Select(static round => FromEnd((round * 2) + 1) + ".parts[*].functionResponse")))
        {
            MayBePlain = false,
        };
    }

    protected override void System(MatchPlan plan, TextTest test)
    {
        var place = new TextPlace("@.parts") { MayBePlain = false };
        plan.Any(place.Tests(test));
        if (place.Excluded(test).ToList() is { Count: > 0 } excluded)
        {
            plan.None(excluded);
        }
    }

    protected override void Declares(MatchPlan plan, IReadOnlyList<string> names) =>
        plan.Any(Named(names, static name => $"@[*].functionDeclarations[*].name == {name}"));

    protected override void EndsInResult(MatchPlan plan, IReadOnlyList<string> names) => plan.Any(
        Named(names, static name => $"@[-1:].parts[*].functionResponse.name == {name} && @[-2:-1].parts[*].functionCall.name == {name}"));

    protected override void Model(MatchPlan plan, TextTest test)
    {
        if (test.Kind == TextTestKind.Matches)
        {
            plan.Refuse($"its condition on the model ({Shown(test)}) is a regular expression, and the model is a part of the path");
        }
    }
}
