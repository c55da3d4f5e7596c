namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Texts of Gemini's content generation: results and arguments are objects, and the model is in the path.</summary>
internal sealed class GenerateContentTexts : RequestTexts
{
    // What clients put around a result; the engine takes it off. The service itself reads output alone.
    private const string Output = "$['output']";
    private const string OtherWrapped = "$['result','return_value','content']";
    private static readonly string[] s_wrappers = ["output", "result", "return_value", "content"];

    private const string SaidByUser = "$.contents[?(@.role == 'user' && @.parts[*].text)]";

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
        Handlebars.If(
            Handlebars.Select(Handlebars.This, Output),
            Unwrapped(pen, Output, steps),
            Handlebars.If(Handlebars.Select(Handlebars.This, "$" + steps), pen.InJson("$" + steps), Unwrapped(pen, OtherWrapped, steps))));

    protected override string Call(Pen pen, string steps) => Handlebars.Last(
        Handlebars.Body,
        "$.contents[-2:-1].parts[?(@.functionCall.name == $.contents[-1:].parts[-1:].functionResponse.name)].functionCall.args",
        pen.InJson("$" + steps));

    // An object, or a text that is JSON.
    private static string Unwrapped(Pen pen, string wrapper, string steps) =>
        pen.InJson(wrapper + steps) + Handlebars.Each(Handlebars.This, wrapper, Handlebars.If(Handlebars.IsOf("String"), pen.InText(steps)));
}
