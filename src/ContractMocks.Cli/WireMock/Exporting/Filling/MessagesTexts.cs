namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of Anthropic's messages: results of tools are blocks of a user's message, the arguments of a call are an object.</summary>
internal sealed class MessagesTexts : RequestTexts
{
    private const string Results = "$[?(@)][?(@[-1:].content[*].type == 'tool_result')][-1:].content[?(@.type == 'tool_result')]";
    private const string LastResult = "$.messages[-1:].content[-1:].tool_use_id";

    public override string? Obstacle(TemplatePath path) => ObjectObstacle(path, "tool_call");

    public override IEnumerable<string> Excluded(IEnumerable<TemplatePath> paths) =>
        HasPart(paths) ? ["@[-1:].content[?(@.type == 'tool_result')].content[1:].text"] : [];

    // A message that only brings results says nothing. The role is asked for twice so that it does not matter which of && and || is read first.
    protected override string User(Pen pen) => Handlebars.Last(
        Handlebars.Body, "$.messages[?(@.role == 'user' && @.content =~ /^/ || @.role == 'user' && @.content[*].type == 'text')].content", pen.Content);

    protected override string System(Pen pen) => Handlebars.Each(Handlebars.Body, "$.system", pen.Content);

    protected override string Result(Pen pen) => LastContent(pen.Content);

    protected override string ResultPart(Pen pen, string steps) => LastContent(pen.InContent(steps));

    // With a text behind the results, the last call that has one: agents send results in the order of their calls.
    protected override string Call(Pen pen, string steps) => Handlebars.If(
        Handlebars.Select(Handlebars.Body, LastResult),
        Input(LastResult, pen.InJson("$" + steps)),
        Input("$.messages[-1:].content[*].tool_use_id", pen.InJson("$" + steps)));

    // A result may have no content, and is the last all the same.
    private static string LastContent(string inner) => Handlebars.Last(Handlebars.Body, Results, Handlebars.Each(Handlebars.This, "$.content", inner));

    private static string Input(string ids, string inner) =>
        Handlebars.Last(Handlebars.Body, $"$.messages[*].content[?(@.type == 'tool_use' && @.id == {ids})].input", inner);
}
