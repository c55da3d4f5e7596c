namespace ContractMocks.Matching;

/// <summary>Prepares turns when they are added, so that nothing is parsed per request and mistakes show at once.</summary>
internal sealed class TurnCompiler(ProviderInfo? provider)
{
    /// <exception cref="ArgumentException">A template, a regular expression, an error name or arguments are not valid.</exception>
    public PreparedTurn Prepare(Turn turn)
    {
        var tests = new ConditionTest[turn.When.Count];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = new ConditionTest(turn.When[i]);
        }

        return new PreparedTurn(turn, tests, Prepare(turn.Reply));
    }

    public static Template ParseTemplate(string text) =>
        Template.TryParse(text, out var template, out var error, out var position)
            ? template
            : throw new ArgumentException(
                string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    "The template '{0}' is not valid at character {1}: {2}.", text, position + 1, error));

    private static Template? Prepare(string? text) => text is null ? null : ParseTemplate(text);

    private PreparedReply Prepare(Reply reply)
    {
        if (reply.Error is { } error && provider is not null && provider.Error(error.Name) is null)
        {
            throw new ArgumentException(
                $"'{error.Name}' is not an error that '{provider.Name}' answers with; "
                + Nearest.Suggestion(error.Name, provider.Errors.Select(static known => known.Name)));
        }

        if (reply is
            {
                Text: null, ToolCalls.Count: 0, AutoToolCalls: null, Json: null, Error: null, Body: null,
                Refusal: null, Reasoning: null, ProviderTools.Count: 0, Chunks.Count: 0, Finish: null,
            })
        {
            throw new ArgumentException("A reply needs a text, JSON, a refusal, reasoning, a tool call, an error or a body.");
        }

        if (reply is { Refusal: not null } and ({ Text: not null } or { Json: not null }))
        {
            throw new ArgumentException("A reply has a text or a refusal, not both: who refuses says nothing else.");
        }

        if (reply is { Chunks.Count: > 0, Text: { } whole } && whole != string.Concat(reply.Chunks))
        {
            throw new ArgumentException("The pieces of a reply (Chunks), put together, must be its text.");
        }

        if (reply is { Json: not null, Text: not null })
        {
            throw new ArgumentException("A reply has a text or JSON, not both: JSON is its text.");
        }

        var calls = new PreparedCall[reply.ToolCalls.Count];
        for (var i = 0; i < calls.Length; i++)
        {
            calls[i] = PreparedCall.Prepare(reply.ToolCalls[i]);
        }

        return new PreparedReply(reply, Prepare(reply.Text), calls)
        {
            Reasoning = Prepare(reply.Reasoning),
            Refusal = Prepare(reply.Refusal),
            Auto = reply.AutoToolCalls,
            Json = reply.Json is { } json ? PreparedCall.Prepare(new ToolCall("json", json.Given)) : null,
        };
    }
}
