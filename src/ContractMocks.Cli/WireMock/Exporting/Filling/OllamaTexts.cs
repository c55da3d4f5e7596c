namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of Ollama's chat: content is plain text, arguments are an object, and a result names its tool.</summary>
internal sealed class OllamaTexts : RequestTexts
{
    private const string ResultPath = "$[?(@)][?(@[-1:].role == 'tool')][-1:].content";

    public override string? Obstacle(TemplatePath path) => ObjectObstacle(path, "tool_call");

    // Without a name, a result answers the first call that has none yet.
    public override IEnumerable<string> Required(IEnumerable<TemplatePath> paths) => paths.Any(static path => path.Root == "tool_call") ? ["@[-1:].tool_name"] : [];

    protected override string User(Pen pen) => Handlebars.Last(Handlebars.Body, "$.messages[?(@.role == 'user')].content", pen.TextIfAny);

    protected override string System(Pen pen) => pen.Contents("$.messages[?(@.role == 'system')].content");

    protected override string Result(Pen pen) => Handlebars.Each(Handlebars.Body, ResultPath, pen.TextIfAny);

    protected override string ResultPart(Pen pen, string steps) =>
        Handlebars.Each(Handlebars.Body, ResultPath, Handlebars.If(Handlebars.IsOf("String"), pen.InText(steps)));

    protected override string Call(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body, "$.messages[*].tool_calls[?(@.function.name == $.messages[-1:].tool_name)].function.arguments", pen.InJson("$" + steps));
}
