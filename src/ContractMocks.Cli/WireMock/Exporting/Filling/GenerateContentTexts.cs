namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of Gemini's content generation: results and arguments are objects, and the model is in the path.</summary>
internal sealed class GenerateContentTexts : RequestTexts
{
    // What clients put around a result; the engine takes it off.
    private static readonly string[] s_wrappers = ["output", "result", "return_value", "content"];

    private const string SaidByUser = "$.contents[?(@.role == 'user' && @.parts[*].text)]";

    private static readonly string s_wrapped = $"$[{string.Join(',', s_wrappers.Select(static name => $"'{name}'"))}]";

    public override string? Obstacle(TemplatePath path) =>
        path.Root == "model" ? "its reply names the model of the request, which is in the path"
        : path.Root == "tool_result" && path.Steps.Count > 0 && s_wrappers.Contains(path.Steps[0].Name, StringComparer.Ordinal)
            ? $"its reply is filled from '{path.Steps[0].Name}' of a result, a name that clients also give to the result itself, and a template cannot tell which it is"
        : ObjectObstacle(path, "tool_result", "tool_call");

    // Contents without a role are the user's.
    protected override string User(Pen pen) => Handlebars.If(
        Handlebars.Select(Handlebars.Body, SaidByUser),
        Handlebars.Last(Handlebars.Body, SaidByUser, pen.Parts("$.parts[*].text")),
        Handlebars.Last(Handlebars.Body, "$.contents[?(@.parts[*].text)]", pen.Parts("$.parts[*].text")));

    protected override string System(Pen pen) => Handlebars.Each(Handlebars.Body, "$.systemInstruction", pen.TextIfAny + pen.Parts("$.parts[*].text"));

    protected override string Result(Pen pen) => "";

    protected override string ResultPart(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body,
        "$[?(@)][?(@[-1:].parts[*].functionResponse)][-1:].parts[?(@.functionResponse)].functionResponse.response",
        pen.InJson("$" + steps) + pen.InJson(s_wrapped + steps)
        + Handlebars.Each(Handlebars.This, s_wrapped, Handlebars.If(Handlebars.IsOf("String"), pen.InText(steps))));

    protected override string Call(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body,
        "$.contents[-2:-1].parts[?(@.functionCall.name == $.contents[-1:].parts[-1:].functionResponse.name)].functionCall.args",
        pen.InJson("$" + steps));
}
