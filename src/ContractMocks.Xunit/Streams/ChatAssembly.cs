using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Xunit.Checks;

namespace ContractMocks.Xunit.Streams;

/// <summary>Puts the chunks of a chat stream together, as clients do, into the answer that came in one piece would be.</summary>
internal sealed class ChatAssembly(Findings findings)
{
    private readonly SortedDictionary<int, JsonObject> _choices = [];

    /// <summary>The choices in order of index, each with <c>message</c> and <c>finish_reason</c>.</summary>
    public IReadOnlyDictionary<int, JsonObject> Choices => _choices;

    /// <summary>The usage of the last chunk that has one, or null.</summary>
    public JsonElement? Usage { get; private set; }

    public static ChatAssembly Of(Findings findings, EventStream stream)
    {
        var assembly = new ChatAssembly(findings);
        foreach (var (one, data) in stream.Json)
        {
            assembly.Add(one, data);
        }

        return assembly;
    }

    private void Add(StreamEvent one, JsonElement chunk)
    {
        if (chunk.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            Usage = usage;
        }

        foreach (var choice in chunk.GetProperty("choices").EnumerateArray())
        {
            var index = choice.GetProperty("index").GetInt32();
            if (!_choices.TryGetValue(index, out var whole))
            {
                _choices[index] = whole = new JsonObject { ["message"] = new JsonObject() };
            }

            if (choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String)
            {
                whole["finish_reason"] = reason.GetString();
            }

            Extend(one, (JsonObject)whole["message"]!, choice.GetProperty("delta"));
        }
    }

    private void Extend(StreamEvent one, JsonObject message, JsonElement delta)
    {
        foreach (var part in delta.EnumerateObject())
        {
            if (part.NameEquals("tool_calls"))
            {
                AddCalls(one, message, part.Value);
            }
            else if (part.Value.ValueKind == JsonValueKind.String && !part.NameEquals("role"))
            {
                message[part.Name] = (message[part.Name] is JsonValue before ? before.GetValue<string>() : "") + part.Value.GetString();
            }
            else if (!message.ContainsKey(part.Name))
            {
                message[part.Name] = JsonNode.Parse(part.Value.GetRawText());
            }
        }
    }

    private void AddCalls(StreamEvent one, JsonObject message, JsonElement calls)
    {
        var all = message["tool_calls"] as JsonArray;
        if (all is null)
        {
            message["tool_calls"] = all = [];
        }

        foreach (var call in calls.EnumerateArray())
        {
            var index = call.GetProperty("index").GetInt32();
            if (index == all.Count)
            {
                all.Add(Announced(one, call));
                continue;
            }

            if (index > all.Count || call.TryGetProperty("id", out _))
            {
                throw findings.Broken(
                    "a tool call is announced once, in order", one.Place + "$.choices[0].delta.tool_calls", "a fragment of an announced call", call.GetRawText(), one.Data);
            }

            var function = (JsonObject)all[index]!["function"]!;
            var fragment = call.GetProperty("function").GetProperty("arguments").GetString();
            function["arguments"] = function["arguments"]!.GetValue<string>() + fragment;
        }
    }

    private JsonObject Announced(StreamEvent one, JsonElement call)
    {
        if (!call.TryGetProperty("id", out var id) || !call.TryGetProperty("type", out var type)
            || !call.TryGetProperty("function", out var function) || !function.TryGetProperty("name", out var name))
        {
            throw findings.Broken(
                "a tool call starts with its id, type and name", one.Place + "$.choices[0].delta.tool_calls", "id, type and function.name", call.GetRawText(), one.Data);
        }

        return new JsonObject
        {
            ["id"] = id.GetString(),
            ["type"] = type.GetString(),
            ["function"] = new JsonObject
            {
                ["name"] = name.GetString(),
                ["arguments"] = function.TryGetProperty("arguments", out var arguments) ? arguments.GetString() : "",
            },
        };
    }
}
