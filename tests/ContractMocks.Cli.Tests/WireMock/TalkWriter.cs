using System.Globalization;
using System.Text.Json.Nodes;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>A request as it goes over the wire.</summary>
internal sealed record WireRequest(string Path, string Query, JsonObject Body)
{
    public (string Name, string Value)[] Headers { get; init; } = [];
}

/// <summary>Writes conversations in the words of each API. Apart from the product's own, so that neither copies the other's mistakes.</summary>
internal static class TalkWriter
{
    public static readonly string[] Dialects = ["chat", "responses", "messages", "generate", "ollama"];

    public static string Provider(string dialect) => dialect switch { "messages" => "anthropic", "generate" => "gemini", "ollama" => "ollama", _ => "openai" };

    public static WireRequest Write(string dialect, Talk talk)
    {
        var body = dialect switch
        {
            "chat" => Chat(talk),
            "responses" => Responses(talk),
            "messages" => Messages(talk),
            "generate" => Generate(talk),
            _ => Ollama(talk),
        };
        return dialect switch
        {
            "chat" => new("/v1/chat/completions", "", body),
            "responses" => new("/v1/responses", "", body),
            "messages" => new("/v1/messages", "", body) { Headers = [("anthropic-version", "2023-06-01")] },
            "generate" => new($"/v1beta/models/{talk.Model}:{(talk.IsStream ? "streamGenerateContent" : "generateContent")}", talk.IsStream ? "alt=sse" : "", body),
            _ => new("/api/chat", "", body),
        };
    }

    private static JsonNode? Content(string[] parts, string type) => parts.Length switch
    {
        0 => null,
        1 => parts[0],
        _ => new JsonArray([.. parts.Where(static part => part.Length > 0).Select(part => new JsonObject { ["type"] = type, ["text"] = part })]),
    };

    // An empty part stands for a list of one.
    private static string Joined(string[] parts) => string.Join('\n', parts.Where(static part => part.Length > 0));

    private static JsonNode Given(Talk talk, string type) =>
        talk.HasResultParts ? new JsonArray { new JsonObject { ["type"] = type, ["text"] = talk.Result } } : talk.Result;

    private static string Id(int message, int call) => string.Create(CultureInfo.InvariantCulture, $"call_{message}_{call}");

    private static JsonArray Tools(Talk talk, Func<string, JsonObject> write) => new([.. talk.Tools.Select(write)]);

    private static JsonObject Function(string name) => new() { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name, ["parameters"] = Schema() } };

    private static JsonObject Schema() => new() { ["type"] = "object", ["properties"] = new JsonObject() };

    private static JsonObject Chat(Talk talk)
    {
        var messages = new JsonArray();
        if (talk.System.Length > 0)
        {
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = Content(talk.System, "text") });
        }

        for (var i = 0; i < talk.Messages.Length; i++)
        {
            var said = talk.Messages[i];
            if (said.Role == "results")
            {
                for (var call = 0; call < said.Calls.Length; call++)
                {
                    messages.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = Id(i - 1, call), ["content"] = Given(talk, "text") });
                }

                continue;
            }

            var message = new JsonObject { ["role"] = said.Role, ["content"] = Content(said.Parts, "text") };
            if (said.Calls.Length > 0)
            {
                message["tool_calls"] = new JsonArray([.. said.Calls.Select((tool, call) => new JsonObject
                {
                    ["id"] = Id(i, call), ["type"] = "function", ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = talk.Arguments },
                })]);
            }

            messages.Add(message);
        }

        var body = new JsonObject { ["model"] = talk.Model, ["messages"] = messages };
        return Finish(body, talk, Function);
    }

    private static JsonObject Responses(Talk talk)
    {
        var input = new JsonArray();
        for (var i = 0; i < talk.Messages.Length; i++)
        {
            var said = talk.Messages[i];
            if (said.Parts.Length > 0)
            {
                input.Add(new JsonObject { ["role"] = said.Role, ["content"] = Content(said.Parts, said.Role == "user" ? "input_text" : "output_text") });
            }

            for (var call = 0; call < said.Calls.Length; call++)
            {
                input.Add(said.Role == "results"
                    ? new JsonObject { ["type"] = "function_call_output", ["call_id"] = Id(i - 1, call), ["output"] = Given(talk, "input_text") }
                    : new JsonObject { ["type"] = "function_call", ["call_id"] = Id(i, call), ["name"] = said.Calls[call], ["arguments"] = talk.Arguments });
            }
        }

        var isText = talk.Messages is [{ Role: "user", Parts: [_] }];
        var body = new JsonObject { ["model"] = talk.Model, ["input"] = isText ? talk.Messages[0].Parts[0] : input };
        if (talk.System.Length > 0)
        {
            body["instructions"] = Joined(talk.System);
        }

        return Finish(body, talk, static name => new JsonObject { ["type"] = "function", ["name"] = name, ["parameters"] = Schema(), ["strict"] = false });
    }

    private static JsonObject Messages(Talk talk)
    {
        var messages = new JsonArray();
        for (var i = 0; i < talk.Messages.Length; i++)
        {
            var said = talk.Messages[i];
            JsonNode? content = said.Role == "results"
                ? new JsonArray([.. said.Calls.Select((_, call) => new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = Id(i - 1, call), ["content"] = Given(talk, "text") })])
                : said.Calls.Length > 0
                    ? new JsonArray([.. said.Calls.Select((tool, call) => new JsonObject { ["type"] = "tool_use", ["id"] = Id(i, call), ["name"] = tool, ["input"] = JsonNode.Parse(talk.Arguments) })])
                    : Content(said.Parts, "text");
            messages.Add(new JsonObject { ["role"] = said.Role == "results" ? "user" : said.Role, ["content"] = content });
        }

        var body = new JsonObject { ["model"] = talk.Model, ["max_tokens"] = 1000, ["messages"] = messages };
        if (talk.System.Length > 0)
        {
            body["system"] = Content(talk.System, "text");
        }

        return Finish(body, talk, static name => new JsonObject { ["name"] = name, ["input_schema"] = Schema() });
    }

    private static JsonObject Generate(Talk talk)
    {
        var contents = new JsonArray();
        foreach (var said in talk.Messages)
        {
            var parts = said.Role == "results" ? said.Calls.Select(tool => Part("functionResponse", tool, "response", Wrapped(talk.Result)))
                : said.Calls.Length > 0 ? said.Calls.Select(tool => Part("functionCall", tool, "args", JsonNode.Parse(talk.Arguments)!))
                : said.Parts.Where(static part => part.Length > 0).Select(static part => new JsonObject { ["text"] = part });
            contents.Add(new JsonObject { ["role"] = said.Role == "assistant" ? "model" : "user", ["parts"] = new JsonArray([.. parts]) });
        }

        var body = new JsonObject { ["contents"] = contents };
        if (talk.System.Length > 0)
        {
            body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray([.. talk.System.Where(static part => part.Length > 0).Select(static part => new JsonObject { ["text"] = part })]) };
        }

        if (talk.Tools.Length > 0)
        {
            body["tools"] = new JsonArray { new JsonObject { ["functionDeclarations"] = Tools(talk, static name => new JsonObject { ["name"] = name }) } };
        }

        return body;

        static JsonObject Part(string kind, string tool, string inner, JsonNode value) => new() { [kind] = new JsonObject { ["name"] = tool, [inner] = value } };

        // As Google's own clients do with what is no object.
        static JsonNode Wrapped(string result)
        {
            try
            {
                return JsonNode.Parse(result) is JsonObject json ? json : new JsonObject { ["result"] = result };
            }
            catch (System.Text.Json.JsonException)
            {
                return new JsonObject { ["result"] = result };
            }
        }
    }

    private static JsonObject Ollama(Talk talk)
    {
        var messages = new JsonArray();
        if (talk.System.Length > 0)
        {
            messages.Add(new JsonObject { ["role"] = "system", ["content"] = Joined(talk.System) });
        }

        foreach (var said in talk.Messages)
        {
            if (said.Role == "results")
            {
                foreach (var tool in said.Calls)
                {
                    messages.Add(new JsonObject { ["role"] = "tool", ["tool_name"] = tool, ["content"] = talk.Result });
                }

                continue;
            }

            var message = new JsonObject { ["role"] = said.Role, ["content"] = Joined(said.Parts) };
            if (said.Calls.Length > 0)
            {
                message["tool_calls"] = new JsonArray([.. said.Calls.Select(tool =>
                    new JsonObject { ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(talk.Arguments) } })]);
            }

            messages.Add(message);
        }

        var body = Finish(new JsonObject { ["model"] = talk.Model, ["messages"] = messages }, talk, Function);
        body["stream"] = talk.IsStream;
        return body;
    }

    private static JsonObject Finish(JsonObject body, Talk talk, Func<string, JsonObject> tool)
    {
        if (talk.Tools.Length > 0)
        {
            body["tools"] = Tools(talk, tool);
        }

        if (talk.IsStream)
        {
            body["stream"] = true;
        }

        return body;
    }
}
