using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>reply</c>: a mapping of its parts, or an error. A plain text is short for <c>{ text: … }</c>.</summary>
internal static class ReplyReader
{
    private const string Expected = "a text, or a mapping with 'text', 'json', 'refusal', 'reasoning', 'tool_calls' or 'error'";

    private static readonly string[] Keys = 
    [
        "text", "json", "refusal", "reasoning", "provider_tools", "citations", "tool_calls", "finish", "usage", "chunks", "spoken", "error", "error_after", "message", "retry_after",
    ];

    /// <summary>What is an answer of its own.</summary>
    private static readonly string[] Answers = ["text", "json", "refusal", "reasoning", "provider_tools", "tool_calls", "chunks", "finish"];

    /// <summary>What belongs to an error.</summary>
    private static readonly string[] ErrorKeys = ["error_after", "message", "retry_after"];

    public static Reply? Read(MappingEntry entry, ScenarioReading reading)
    {
        if (entry.Value is ScalarNode { Type: not ScalarType.Null } text)
        {
            reading.Templates.Add(text);
            return Reply.Says(text.Value);
        }

        if (entry.Value is not MappingNode mapping)
        {
            reading.WrongValue(entry, Expected);
            return null;
        }

        var before = reading.Problems.Problems.Count;
        reading.CheckKeys(mapping, Keys);
        if (mapping.Find("error") is { } error && mapping.Find("error_after") is null)
        {
            CheckAlone(mapping, reading);
            return ReadError(error, mapping, reading);
        }

        if (!Array.Exists(Answers, key => mapping[key] is not null))
        {
            ReportEmpty(entry, mapping, isReported: reading.Problems.Problems.Count > before, reading);
            return null;
        }

        var failure = mapping.Find("error") is { } late ? ReadError(late, mapping, reading) : ReportErrorKeys(mapping, reading);
        CheckRefusal(mapping, reading);
        var reply = ReplyPartReader.Read(mapping, new Reply { Text = ReplyPartReader.Template(mapping, "text", reading), Json = ReadJson(mapping, reading) }, reading) with
        {
            Error = failure?.Error,
            ErrorAfter = failure is null ? null : ReplyPartReader.Number(mapping, "error_after", reading),
        };
        CheckChunks(mapping, reply, reading);
        return mapping.Find("tool_calls") is not { } calls ? reply
            : ToolCallReader.TryReadAuto(calls, reading, out var auto) ? reply with { AutoToolCalls = auto }
            : reply with { ToolCalls = ToolCallReader.Read(calls, reading) };
    }

    private static void ReportEmpty(MappingEntry entry, MappingNode mapping, bool isReported, ScenarioReading reading)
    {
        // A misspelt 'text' has its problem already.
        if (isReported)
        {
            return;
        }

        if (mapping.Entries.Count == 0)
        {
            reading.WrongValue(entry, Expected, "an empty mapping");
            return;
        }

        var key = mapping.Entries[0].Key.Value;
        reading.Problems.Add(ProblemKinds.MissingKey, reading.Places.Head(mapping), "error", $"'{key}' belongs to an error");
    }

    private static Reply? ReportErrorKeys(MappingNode mapping, ScenarioReading reading)
    {
        foreach (var key in ErrorKeys)
        {
            if (mapping.Find(key) is { } alone)
            {
                reading.Problems.Add(ProblemKinds.MissingKey, reading.Places.Of(alone.Key), "error", $"'{key}' belongs to an error");
            }
        }

        return null;
    }

    private static void CheckAlone(MappingNode mapping, ScenarioReading reading)
    {
        foreach (var key in Keys.Except(ErrorKeys).Where(static key => key != "error"))
        {
            if (mapping.Find(key) is { } beside)
            {
                reading.Problems.Add(
                    ProblemKinds.WrongValue, reading.Places.Of(beside.Key), key, "left out beside 'error', which is a whole answer unless 'error_after' puts it into a stream", "there");
            }
        }
    }

    private static void CheckRefusal(MappingNode mapping, ScenarioReading reading)
    {
        foreach (var key in new[] { "text", "json" })
        {
            if (mapping.Find("refusal") is { } refusal && mapping.Find(key) is not null)
            {
                reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(refusal.Key), "refusal", $"left out beside '{key}': who refuses says nothing else", "there");
            }
        }
    }

    private static void CheckChunks(MappingNode mapping, Reply reply, ScenarioReading reading)
    {
        if (mapping.Find("chunks") is { } chunks && reply is { Chunks.Count: > 0, Text: { } text } && text != string.Concat(reply.Chunks))
        {
            reading.WrongValue(chunks, "pieces that, put together, are the text", "other text");
        }
    }

    /// <summary><c>json: auto</c>, or a mapping with what is to stay as it is.</summary>
    private static AutoJson? ReadJson(MappingNode mapping, ScenarioReading reading)
    {
        const string Shapes = "'auto', or a mapping with what the JSON is to hold";
        if (mapping.Find("json") is not { } entry)
        {
            return null;
        }

        if (mapping.Find("text") is not null)
        {
            reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(entry.Key), "json", "left out beside 'text', which it would be", "there");
        }

        switch (entry.Value)
        {
            case ScalarNode { Type: ScalarType.String } word:
                if (!reading.IsAuto(word, entry, Shapes))
                {
                    return null;
                }

                return new AutoJson();
            case MappingNode given:
                ToolCallReader.AddTemplates(given, reading);
                return new AutoJson(NodeJson.ToJson(given));
            default:
                reading.WrongValue(entry, Shapes);
                return null;
        }
    }

    private static Reply? ReadError(MappingEntry error, MappingNode mapping, ScenarioReading reading)
    {
        var message = reading.OptionalText(mapping, "message");
        var retryAfter = ReadRetryAfter(mapping, reading);
        if (error.Value is not ScalarNode { Type: ScalarType.String or ScalarType.Number } name)
        {
            reading.WrongValue(error, "the name of an error of the provider, e.g. 'rate_limited', or its status, e.g. 429");
            return null;
        }

        var providers = reading.Provider is { } one ? [one] : reading.IsForAnyProvider ? Providers.All : default;
        if (providers.Any(provider => provider.Error(name.Value) is null))
        {
            var names = providers[0].Errors.Select(static known => known.Name).Where(known => providers.All(provider => provider.Error(known) is not null));
            reading.Problems.Add(ProblemKinds.UnknownError, reading.Places.Of(name), name.Value, Nearest.Suggestion(name.Value, names));
        }

        return Reply.Fails(name.Value, message, retryAfter);
    }

    private static TimeSpan? ReadRetryAfter(MappingNode mapping, ScenarioReading reading)
    {
        if (mapping.Find("retry_after") is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: not ScalarType.Null } scalar && Duration.TryParse(scalar.Value, out var duration))
        {
            return duration;
        }

        reading.WrongValue(entry, "a time of at most a day, e.g. '2s', '500ms', '1m', '1h', or a number of seconds");
        return null;
    }
}
