using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>reply</c>: text or JSON, tool calls or an error. A plain text is short for <c>{ text: … }</c>.</summary>
internal static class ReplyReader
{
    private const string Expected = "a text, or a mapping with 'text', 'json', 'tool_calls' or 'error'";

    private static readonly string[] Keys = ["text", "json", "tool_calls", "error", "message", "retry_after"];

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
        if (mapping.Find("error") is { } error)
        {
            return ReadError(error, mapping, reading);
        }

        if (mapping["text"] is null && mapping["json"] is null && mapping["tool_calls"] is null)
        {
            ReportEmpty(entry, mapping, isReported: reading.Problems.Problems.Count > before, reading);
            return null;
        }

        foreach (var key in new[] { "message", "retry_after" })
        {
            if (mapping.Find(key) is { } alone)
            {
                reading.Problems.Add(ProblemKinds.MissingKey, reading.Places.Of(alone.Key), "error", $"'{key}' belongs to an error");
            }
        }

        var reply = new Reply { Text = ReadText(mapping, reading), Json = ReadJson(mapping, reading) };
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

    private static string? ReadText(MappingNode mapping, ScenarioReading reading)
    {
        var text = reading.OptionalText(mapping, "text");
        if (text is not null)
        {
            reading.Templates.Add((ScalarNode)mapping["text"]!);
        }

        return text;
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
        foreach (var key in new[] { "text", "json", "tool_calls" })
        {
            if (mapping.Find(key) is { } beside)
            {
                reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(beside.Key), key, "left out beside 'error', which is a whole answer", "there");
            }
        }

        var message = reading.OptionalText(mapping, "message");
        var retryAfter = ReadRetryAfter(mapping, reading);
        if (error.Value is not ScalarNode { Type: ScalarType.String } name)
        {
            reading.WrongValue(error, "the name of an error of the provider, e.g. 'rate_limited'");
            return null;
        }

        if (reading.Provider is { } provider && !provider.Errors.Any(known => known.Name == name.Value))
        {
            var names = provider.Errors.Select(static known => known.Name);
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
