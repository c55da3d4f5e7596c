using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Reads a request, or a part of one, that a mapping's body matcher holds as JSON, into conditions.</summary>
/// <param name="dialect">The dialect of the operation.</param>
/// <param name="test">The test that a text in the pattern stands for; null for one that every text passes.</param>
/// <param name="wanted">Where the conditions go.</param>
internal sealed class JsonBodyReader(string dialect, Func<string, TextTest?> test, WantedRequest wanted)
{
    /// <summary>What asks for a form of the answer that every turn has.</summary>
    private static readonly string[] s_forms = ["stream", "stream_options"];

    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly List<string> _others = [];

    /// <summary>Whether the pattern is the whole request, not a part that must be in it.</summary>
    public bool IsWhole { get; init; }

    public void Read(JsonNode pattern)
    {
        if (pattern is not JsonObject body)
        {
            wanted.LeftOut.Add("a body that is no JSON object");
            return;
        }

        foreach (var (name, value) in body)
        {
            ReadMember(name, value);
        }

        if (_others.Count > 0)
        {
            wanted.LeftOut.Add(string.Join(", ", _others.Select(static name => $"'{name}'")));
        }
    }

    private void ReadMember(string name, JsonNode? value)
    {
        switch (name)
        {
            case "model" when Text(value) is { } model:
                Add(wanted.Model, model);
                break;
            case "messages" or "contents" when value is JsonArray messages:
                ReadMessages(messages);
                break;
            case "input" when dialect == "openai.responses" && value is JsonArray items:
                ReadMessages(items);
                break;
            case "input" or "prompt" when Text(value) is { } text:
                Add(wanted.User, text);
                break;
            case "instructions" or "system" or "systemInstruction" or "system_instruction":
                ReadTexts(value, wanted.System, "the system message");
                break;
            case "tools" when value is JsonArray tools:
                foreach (var tool in tools)
                {
                    ReadTool(tool);
                }

                break;
            default:
                if (!s_forms.Contains(name))
                {
                    _others.Add(name);
                }

                break;
        }
    }

    private void ReadMessages(JsonArray messages)
    {
        var system = new List<JsonNode>();
        JsonNode? user = null;
        var results = new List<string?>();
        var earlier = 0;
        foreach (var message in messages.OfType<JsonObject>())
        {
            NoteCalls(message);
            var role = Text(message["role"]) ?? (message["type"] is null ? "user" : "");
            if (Result(message) is var (isResult, tool) && isResult)
            {
                results.Add(tool);
                continue;
            }

            earlier += results.Count > 0 ? 1 : 0;
            results.Clear();
            if (role is "system" or "developer")
            {
                system.Add(message["content"] ?? "");
            }
            else if (role == "user")
            {
                earlier += user is null ? 0 : 1;
                user = message["content"] ?? message["parts"];
            }
            else
            {
                earlier++;
            }
        }

        foreach (var one in system)
        {
            ReadTexts(one, wanted.System, "the system message", isOnly: IsWhole && system.Count == 1);
        }

        if (user is not null)
        {
            ReadTexts(user, wanted.User, "the user's message");
        }

        AddResults(results);
        // The call and its question come before a result in every conversation.
        if (earlier > 0 && results.Count == 0)
        {
            wanted.LeftOut.Add("the messages before the last one");
        }
    }

    private void AddResults(List<string?> results)
    {
        wanted.ToolResults.AddRange(results.OfType<string>());
        wanted.EndsInResult |= results.Contains(null);
        if (results.Count > 0 && IsWhole)
        {
            wanted.LeftOut.Add("what the tool's result says");
        }
    }

    /// <summary>Whether a message is the result of a tool, and of which; null for a tool that is not named.</summary>
    private (bool IsResult, string? Tool) Result(JsonObject message)
    {
        if (Text(message["role"]) == "tool")
        {
            return (true, Text(message["tool_name"]) ?? Text(message["name"]) ?? _calls.GetValueOrDefault(Text(message["tool_call_id"]) ?? ""));
        }

        if (Text(message["type"]) == "function_call_output")
        {
            return (true, _calls.GetValueOrDefault(Text(message["call_id"]) ?? ""));
        }

        foreach (var part in ((message["content"] ?? message["parts"]) as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (Text(part["type"]) == "tool_result")
            {
                return (true, _calls.GetValueOrDefault(Text(part["tool_use_id"]) ?? ""));
            }

            if (part["functionResponse"] is JsonObject response)
            {
                return (true, Text(response["name"]));
            }
        }

        return (false, null);
    }

    private void NoteCalls(JsonObject message)
    {
        var calls = (message["tool_calls"] as JsonArray)?.OfType<JsonObject>() ?? [];
        foreach (var call in calls)
        {
            Note(call["id"], (call["function"] as JsonObject)?["name"]);
        }

        if (Text(message["type"]) == "function_call")
        {
            Note(message["call_id"], message["name"]);
        }

        foreach (var part in (message["content"] as JsonArray)?.OfType<JsonObject>().Where(static part => Text(part["type"]) == "tool_use") ?? [])
        {
            Note(part["id"], part["name"]);
        }

        void Note(JsonNode? id, JsonNode? name)
        {
            if (Text(id) is { } key && Text(name) is { } tool)
            {
                _calls[key] = tool;
            }
        }
    }

    private void ReadTexts(JsonNode? value, List<TextTest> tests, string what, bool isOnly = true)
    {
        if (Text(value) is { } text)
        {
            Add(tests, text, isOnly);
            return;
        }

        // Gemini puts the parts of its system message below a key.
        var parts = value as JsonArray ?? (value as JsonObject)?["parts"] as JsonArray ?? [];
        var texts = parts.Select(static part => part is JsonObject ? Text(part["text"]) : Text(part)).ToList();
        foreach (var part in texts.OfType<string>())
        {
            Add(tests, part, isOnly && texts.Count == 1);
        }

        if (texts.Contains(null) || value is JsonObject and not { Count: 0 } && parts.Count == 0)
        {
            wanted.LeftOut.Add($"what of {what} is no text");
        }
    }

    private void ReadTool(JsonNode? tool)
    {
        if (tool is not JsonObject declared)
        {
            return;
        }

        if ((declared["functionDeclarations"] ?? declared["function_declarations"]) is JsonArray functions)
        {
            foreach (var function in functions)
            {
                ReadTool(function);
            }
        }
        else if (Text((declared["function"] as JsonObject)?["name"] ?? declared["name"]) is { } name)
        {
            wanted.Tools.Add(name);
            wanted.Declared.Add(declared);
        }
        else
        {
            wanted.LeftOut.Add("a tool that the provider runs");
        }
    }

    // A text that is one of several is in the whole, whatever else is.
    private void Add(List<TextTest> tests, string text, bool isOnly = true)
    {
        if (test(text) is { } one)
        {
            tests.Add(isOnly || one.Kind != TextTestKind.Equals ? one : TextTest.Contains(text));
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
