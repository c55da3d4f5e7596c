using ContractMocks.Cli.WireMock.Exporting.Filling;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Says which replies can be written down: the same for every request that reaches them, or filled by templates.</summary>
internal static class ReplyLimits
{
    /// <summary>Why the reply cannot be written down; null when it can.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="texts">Where requests hold what fills it.</param>
    /// <param name="isStream">Whether a stream is asked for.</param>
    public static string? Obstacle(Turn turn, RequestTexts texts, bool isStream)
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

        var open = new OpenPlaces(turn.When);
        var inTexts = Texts(reply).SelectMany(open.In).ToList();
        return reply.ProviderTools.Any(call => open.In(call.Input).Any()) ? "the input of a tool that the provider runs is filled from the request"
            : inTexts.Count > 0 && reply.Citations.Count > 0 ? "its text is filled from the request, and citations say where in it they stand"
            : inTexts.Count > 0 && reply.IsSpoken ? "its text is filled from the request, and spoken"
            : inTexts.Count > 0 && isStream && reply.ErrorAfter is not null ? "its text is filled from the request, and its stream breaks off within it"
            : inTexts.Concat(reply.ToolCalls.SelectMany(call => open.In(call.Arguments))).Select(texts.Obstacle).OfType<string>().FirstOrDefault()
                ?? WholeArgument(reply, open);
    }

    /// <summary>Whether a text of the reply has this word in it.</summary>
    public static bool Mentions(Reply reply, string word) =>
        Texts(reply).Concat(reply.ToolCalls.Select(static call => call.Arguments)).Concat(reply.Chunks).Append(reply.Body?.Json ?? "").Append(reply.Error?.Message ?? "")
            .Concat(reply.ProviderTools.SelectMany(static call => new[] { call.Input, call.Output ?? "" }))
            .Concat(reply.Citations.Select(static one => $"{one.Url} {one.Title} {one.Quote} {one.Source}"))
            .Any(text => text.Contains(word, StringComparison.Ordinal));

    // An argument that is one place keeps the type that its value has in JSON; a template writes texts.
    private static string? WholeArgument(Reply reply, OpenPlaces open) => reply.ToolCalls
        .SelectMany(static call => JsonStrings.Of(call.Arguments))
        .Select(static text => OpenPlaces.Parts(text).ToList())
        .Where(parts => parts is [{ Path: { Root: "tool_result" or "tool_call" } path }] && open.IsOpen(path))
        .Select(static parts => $"an argument of its tool call is {parts[0].Text} and nothing else, so it is a number or an object where that is one, and the templates of WireMock.Net write texts")
        .FirstOrDefault();

    private static IEnumerable<string> Texts(Reply reply) => new[] { reply.Text, reply.Reasoning, reply.Refusal }.OfType<string>();
}
