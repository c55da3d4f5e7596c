namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>Writes what a request says into the JSON string of an answer.</summary>
/// <param name="Depth">1 in a string of JSON, 2 in a string of JSON that is itself a string.</param>
internal sealed record Pen(int Depth)
{
    private string Break => Depth == 1 ? "\\n" : "\\\\n";

    /// <summary>The text of the block around.</summary>
    public string Text => Handlebars.Write(Handlebars.Escaped(Handlebars.Text, Depth));

    /// <summary>The text of the block around, if it is one.</summary>
    public string TextIfAny => Handlebars.If(Handlebars.IsOf("String"), Text);

    /// <summary>Content: a text, or parts whose texts are joined by line breaks.</summary>
    public string Content => OfContent(Text, Handlebars.ButFirst(Break));

    /// <summary>The texts of parts.</summary>
    public string Parts(string path) => Handlebars.Each(Handlebars.This, path, Handlebars.ButFirst(Break) + Text);

    /// <summary>Several contents on lines of their own.</summary>
    public string Contents(string path) => Handlebars.Each(Handlebars.Body, path, Handlebars.ButFirst(Break) + Content);

    /// <summary>The value at a path in the JSON that content has as its text.</summary>
    public string InContent(string steps) => OfContent(InText(steps), "");

    /// <summary>The value at a path in the JSON that the text of the block around is; nothing where it is no such JSON.</summary>
    /// <param name="steps">The path below <c>$</c>; empty for the whole text.</param>
    public string InText(string steps) => steps.Length == 0
        ? Handlebars.If(Handlebars.Begins('{'), Handlebars.Write(Handlebars.Escaped($"(String.Trim {Handlebars.Text})", Depth)))
        : Handlebars.If(Handlebars.Begins(First(steps)), Handlebars.Each(Handlebars.Text, "$" + steps, Value));

    /// <summary>The value at a path in the JSON of the block around.</summary>
    public string InJson(string path) => Handlebars.Each(Handlebars.This, path, Value);

    // SelectToken writes true as True, and nothing for null.
    private string Value => Handlebars.If(
        Handlebars.IsOf("Boolean"),
        Handlebars.Write($"String.Lowercase {Handlebars.Text}"),
        Handlebars.If(Handlebars.IsOf("Null"), "null", Text));

    private static char First(string steps) => steps[1] == '\'' ? '{' : '[';

    private static string OfContent(string inner, string between) =>
        Handlebars.If(Handlebars.IsOf("String"), inner) + Handlebars.Each(Handlebars.This, "$[*].text", between + inner);
}
