namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of OpenAI's responses: the input is a text or a list of items.</summary>
internal sealed class ResponsesTexts : RequestTexts
{
    private const string IsResult = ".type =~ /^(function|custom_tool)_call_output$/";
    private const string IsSystem = "@.role =~ /^(system|developer)$/";
    private const string ResultPath = $"$[?(@)][?(@[-1:]{IsResult})][-1:].output";

    public override IEnumerable<string> Excluded(IEnumerable<TemplatePath> paths) =>
    [
        .. HasPart(paths) ? [$"@[-1:]{IsResult} && @[-1:].output[1:].text"] : Array.Empty<string>(),
        .. paths.Any(static path => path.Root == "system") ? [$"@[?({IsSystem})] && $.instructions =~ /^/"] : Array.Empty<string>(),
    ];

    protected override string User(Pen pen) => Handlebars.Each(
        Handlebars.Body, "$.input", pen.TextIfAny + Handlebars.Last(Handlebars.This, "$[?(@.role == 'user')].content", pen.Content));

    protected override string System(Pen pen) => Handlebars.Each(Handlebars.Body, "$.instructions", pen.TextIfAny) + pen.Contents($"$.input[?({IsSystem})].content");

    protected override string Result(Pen pen) => Handlebars.Each(Handlebars.Body, ResultPath, pen.Content);

    protected override string ResultPart(Pen pen, string steps) => Handlebars.Each(Handlebars.Body, ResultPath, pen.InContent(steps));

    protected override string Call(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body, $"$.input[?(@.type == 'function_call' && @.call_id == $.input[-1:].call_id && $.input[-1:]{IsResult})].arguments", pen.InText(steps));
}
