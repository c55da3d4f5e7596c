namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of OpenAI's chat completions.</summary>
internal sealed class ChatTexts : RequestTexts
{
    // The last message, if it is a result.
    private const string ResultPath = "$[?(@)][?(@[-1:].role =~ /^(tool|function)$/)][-1:].content";

    public override IEnumerable<string> Excluded(IEnumerable<TemplatePath> paths) =>
        HasPart(paths) ? ["@[-1:].role =~ /^(tool|function)$/ && @[-1:].content[1:].text"] : [];

    protected override string User(Pen pen) => Handlebars.Last(Handlebars.Body, "$.messages[?(@.role == 'user')].content", pen.Content);

    protected override string System(Pen pen) => pen.Contents("$.messages[?(@.role =~ /^(system|developer)$/)].content");

    protected override string Result(Pen pen) => Handlebars.Each(Handlebars.Body, ResultPath, pen.Content);

    protected override string ResultPart(Pen pen, string steps) => Handlebars.Each(Handlebars.Body, ResultPath, pen.InContent(steps));

    protected override string Call(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body, "$.messages[*].tool_calls[?(@.id == $.messages[-1:].tool_call_id)].function.arguments", pen.InText(steps));
}
