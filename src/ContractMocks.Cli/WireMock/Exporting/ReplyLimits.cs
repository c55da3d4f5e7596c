namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Says which replies are the same for every request that reaches them, so that they can be written down.</summary>
internal static class ReplyLimits
{
    private const string Model = "model";

    /// <summary>Why the reply cannot be written down; null when it can.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="canFillModel">Whether the model of the request can be put in: where the body names it, and is not cut into pieces.</param>
    public static string? Obstacle(Turn turn, bool canFillModel)
    {
        var reply = turn.Reply;
        if (reply.AutoToolCalls is not null)
        {
            return "its tool calls are made up from the tools that the request declares";
        }

        if (reply.Json is not null)
        {
            return "its JSON is made up to fit the schema that the request asks for";
        }

        var open = Open(turn).Except(canFillModel ? [Model] : [], StringComparer.Ordinal).ToList();
        return open.Count == 0 ? null
            : $"its reply is filled from the request ({string.Join(", ", open.Select(static root => $"{{{{ {root} }}}}"))}), "
              + "and the templates of WireMock.Net neither read JSON inside a text nor write a text as JSON";
    }

    /// <summary>Whether the reply names the model of the request, whatever that is.</summary>
    public static bool FillsModel(Turn turn) => Open(turn).Contains(Model);

    /// <summary>Whether a text of the reply has this word in it.</summary>
    public static bool Mentions(Reply reply, string word) =>
        Texts(reply).Concat(reply.Chunks).Append(reply.Body?.Json ?? "").Append(reply.Error?.Message ?? "")
            .Concat(reply.ProviderTools.Select(static call => call.Output ?? ""))
            .Concat(reply.Citations.Select(static one => $"{one.Url} {one.Title} {one.Quote} {one.Source}"))
            .Any(text => text.Contains(word, StringComparison.Ordinal));

    private static IEnumerable<string> Open(Turn turn)
    {
        var known = Fixed(turn.When).ToList();
        return Places(turn.Reply).Where(path => path.Steps.Count > 0 || !known.Contains(path.Root)).Select(static path => path.Root).Distinct(StringComparer.Ordinal);
    }

    // What the conditions say word for word is the same in every request.
    private static IEnumerable<string> Fixed(IEnumerable<Condition> conditions) => conditions.Select(static condition => condition switch
    {
        UserTextCondition { Test.Kind: TextTestKind.Equals } => "user",
        SystemTextCondition { Test.Kind: TextTestKind.Equals } => "system",
        ModelCondition { Test.Kind: TextTestKind.Equals } => Model,
        _ => "",
    });

    // Places in JSON text are written with escapes, which no path contains, so the plain text can be searched.
    private static IEnumerable<TemplatePath> Places(Reply reply) => Texts(reply).SelectMany(static text =>
        Template.TryParse(text, out var template, out _, out _) ? template.Parts.Select(static part => part.Path).OfType<TemplatePath>() : []);

    private static IEnumerable<string> Texts(Reply reply) =>
        new[] { reply.Text, reply.Reasoning, reply.Refusal }.OfType<string>()
            .Concat(reply.ToolCalls.Select(static call => call.Arguments))
            .Concat(reply.ProviderTools.Select(static call => call.Input));
}
