using System.Globalization;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>
/// Reads what a reply may say beside its text and tool calls: <c>reasoning</c>, <c>provider_tools</c>, <c>citations</c>, <c>finish</c>, <c>usage</c>,
/// <c>chunks</c>.
/// </summary>
internal static class ReplyPartReader
{
    /// <summary>The tools that providers run themselves, as scenarios name them.</summary>
    public static readonly string[] ProviderTools =
    [
        "web_search", "web_fetch", "file_search", "code_interpreter", "image_generation", "mcp", "mcp_list_tools", "mcp_approval", "computer", "local_shell", "shell",
        "apply_patch", "tool_search", "custom",
    ];

    /// <summary>The words for why a model stops.</summary>
    public static readonly IReadOnlyDictionary<string, FinishReason> Finishes =
        Enum.GetValues(typeof(FinishReason)).Cast<FinishReason>().ToDictionary(static finish => Snake(finish.ToString()), static finish => finish, StringComparer.Ordinal);

    private static readonly string[] ReasoningKeys = ["text", "hidden"];
    private static readonly string[] ToolKeys = ["input", "output", "fails"];
    private static readonly string[] CitationKeys = ["url", "title", "quote", "source"];
    private static readonly string[] UsageKeys = ["input", "output", "reasoning", "cached"];

    public static Reply Read(MappingNode mapping, Reply reply, ScenarioReading reading)
    {
        var (reasoning, isHidden) = Reasoning(mapping, reading);
        return reply with
        {
            Reasoning = reasoning,
            HidesReasoning = isHidden,
            Refusal = Template(mapping, "refusal", reading),
            ProviderTools = Items(mapping, "provider_tools", ProviderTool, reading),
            Citations = Items(mapping, "citations", Citation, reading),
            Finish = Finish(mapping, reading),
            Usage = Usage(mapping, reading),
            Chunks = Items(mapping, "chunks", Chunk, reading),
            IsSpoken = Flag(mapping, "spoken", reading),
        };
    }

    /// <summary>A text that may hold templates; null where there is none.</summary>
    public static string? Template(MappingNode mapping, string key, ScenarioReading reading)
    {
        var text = reading.OptionalText(mapping, key);
        if (text is not null)
        {
            reading.Templates.Add((ScalarNode)mapping[key]!);
        }

        return text;
    }

    /// <summary>A whole number from 0; null where there is none or, after a problem, another value.</summary>
    public static int? Number(MappingNode mapping, string key, ScenarioReading reading)
    {
        if (mapping.Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: ScalarType.Number } scalar
            && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        reading.WrongValue(entry, "a whole number from 0");
        return null;
    }

    private static (string? Text, bool IsHidden) Reasoning(MappingNode mapping, ScenarioReading reading)
    {
        if (mapping.Find("reasoning") is not { Value: MappingNode parts })
        {
            return (Template(mapping, "reasoning", reading), false);
        }

        reading.CheckKeys(parts, ReasoningKeys);
        reading.Required(parts, "text", "reasoning is a text, or a mapping with 'text' and 'hidden'");
        return (Template(parts, "text", reading), Flag(parts, "hidden", reading));
    }

    private static bool Flag(MappingNode mapping, string key, ScenarioReading reading)
    {
        if (mapping.Find(key) is not { } entry)
        {
            return false;
        }

        if (entry.Value is ScalarNode { Type: ScalarType.Boolean } scalar)
        {
            return scalar.Value is "true" or "True" or "TRUE";
        }

        reading.WrongValue(entry, "true or false");
        return false;
    }

    private static FinishReason? Finish(MappingNode mapping, ScenarioReading reading)
    {
        if (mapping.Find("finish") is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: not ScalarType.Null } word)
        {
            if (Finishes.TryGetValue(word.Value, out var finish))
            {
                return finish;
            }

            reading.WrongValue(entry, "one of " + string.Join(", ", Finishes.Keys), $"'{word.Value}'; {Nearest.Suggestion(word.Value, Finishes.Keys)}");
            return null;
        }

        reading.WrongValue(entry, "one of " + string.Join(", ", Finishes.Keys));
        return null;
    }

    private static ReplyUsage? Usage(MappingNode mapping, ScenarioReading reading)
    {
        if (mapping.Find("usage") is not { } entry)
        {
            return null;
        }

        if (entry.Value is not MappingNode counts)
        {
            reading.WrongValue(entry, "a mapping with 'input', 'output', 'reasoning' or 'cached'");
            return null;
        }

        reading.CheckKeys(counts, UsageKeys);
        return new ReplyUsage
        {
            Input = Number(counts, "input", reading),
            Output = Number(counts, "output", reading),
            Reasoning = Number(counts, "reasoning", reading),
            Cached = Number(counts, "cached", reading),
        };
    }

    private static EquatableArray<T> Items<T>(MappingNode mapping, string key, Func<Node, string, ScenarioReading, T?> read, ScenarioReading reading)
        where T : class, IEquatable<T>
    {
        if (mapping.Find(key) is not { } entry)
        {
            return default;
        }

        if (entry.Value is not SequenceNode { Items.Count: > 0 } list)
        {
            reading.WrongValue(entry, "a list", entry.Value is SequenceNode ? "an empty list" : null);
            return default;
        }

        return list.Items.Select(item => read(item, key, reading)).OfType<T>().ToEquatableArray();
    }

    private static string? Chunk(Node item, string key, ScenarioReading reading)
    {
        if (item is ScalarNode { Type: not ScalarType.Null } text)
        {
            return text.Value;
        }

        reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(item), key, "a list of texts", $"a list with {item.Kind} in it");
        return null;
    }

    private static ProviderToolCall? ProviderTool(Node item, string key, ScenarioReading reading)
    {
        var (name, parts) = item switch
        {
            ScalarNode { Type: not ScalarType.Null } alone => (alone, null),
            MappingNode { Entries.Count: 1 } one => (one.Entries[0].Key, one.Entries[0].Value),
            _ => (null, item),
        };
        if (name is null || parts is not (null or MappingNode or ScalarNode { Type: ScalarType.Null }))
        {
            reading.Problems.Add(
                ProblemKinds.WrongValue, reading.Places.Of(item), key, "a list of tools, e.g. '- web_search: { input: { query: weather } }'", $"a list with {item.Kind} in it");
            return null;
        }

        if (Array.IndexOf(ProviderTools, name.Value) < 0)
        {
            reading.Problems.Add(
                ProblemKinds.WrongValue, reading.Places.Of(name), key, "one of " + string.Join(", ", ProviderTools), $"'{name.Value}'; {Nearest.Suggestion(name.Value, ProviderTools)}");
            return null;
        }

        if (parts is not MappingNode mapping)
        {
            return new ProviderToolCall(name.Value);
        }

        reading.CheckKeys(mapping, ToolKeys);
        if (mapping.Find("input") is { Value: not MappingNode } wrong)
        {
            reading.WrongValue(wrong, "a mapping");
        }

        return new ProviderToolCall(
            name.Value,
            mapping["input"] is MappingNode input ? NodeJson.ToJson(input) : "{}",
            mapping["output"] is { } output ? NodeJson.ToJson(output) : null,
            Flag(mapping, "fails", reading));
    }

    private static Citation? Citation(Node item, string key, ScenarioReading reading)
    {
        if (item is not MappingNode mapping)
        {
            reading.Problems.Add(ProblemKinds.WrongValue, reading.Places.Of(item), key, "a list of mappings with 'url' and 'title'", $"a list with {item.Kind} in it");
            return null;
        }

        reading.CheckKeys(mapping, CitationKeys);
        reading.Required(mapping, "url", "a citation names its source");
        return reading.OptionalText(mapping, "url") is not { } url ? null : new Citation(
            url, reading.OptionalText(mapping, "title") ?? url, reading.OptionalText(mapping, "quote"), reading.OptionalText(mapping, "source"));
    }

    private static string Snake(string name) =>
        string.Concat(name.Select(static (letter, i) => char.IsUpper(letter) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
