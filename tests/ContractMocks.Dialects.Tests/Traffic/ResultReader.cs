using System.Text;
using System.Text.Json;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.TestSupport.Judging.Traffic;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>Reads answers as clients do: of chat completions, responses, messages and generateContent, whole or streamed.</summary>
internal static class ResultReader
{
    public static ClientResult Read(string dialect, string body, StreamForm? form)
    {
        var result = new ClientResult();
        foreach (var one in form is null ? [new WireEvent(null, body)] : WireEvent.ReadAll(body, form.Value))
        {
            if (one.Data == WireEvent.Done)
            {
                continue;
            }

            using var json = JsonDocument.Parse(one.Data);
            switch (dialect)
            {
                case "openai.chat":
                    Chat(json.RootElement, result);
                    break;
                case "openai.responses":
                    ResponsesResultReader.Read(json.RootElement, result);
                    break;
                case "anthropic.messages":
                    Messages(json.RootElement, result);
                    break;
                default:
                    Gemini(json.RootElement, result);
                    break;
            }
        }

        return result;
    }

    private static void Chat(JsonElement json, ClientResult result)
    {
        if (Get(json, "usage") is { ValueKind: JsonValueKind.Object } usage)
        {
            (result.Input, result.Output) = (Number(usage, "prompt_tokens"), Number(usage, "completion_tokens"));
        }

        foreach (var choice in Items(json, "choices"))
        {
            var message = Get(choice, "message") is { ValueKind: JsonValueKind.Object } whole ? whole : Get(choice, "delta");
            result.Say(Text(message, "content"));
            result.Think(Text(message, "reasoning_content") ?? Text(message, "reasoning"));
            result.Refuse(Text(message, "refusal"));
            result.Finish = Text(choice, "finish_reason") ?? result.Finish;
            foreach (var annotation in Items(message, "annotations"))
            {
                var citation = Get(annotation, "url_citation");
                result.Sources.Add((Text(citation, "url") ?? "", Text(citation, "title")));
            }

            foreach (var call in Items(message, "tool_calls"))
            {
                var function = Get(call, "function");
                if (Text(function, "name") is { } name)
                {
                    result.Calls.Add((name, new StringBuilder()));
                }

                result.Calls[Number(call, "index") is { } index && index < result.Calls.Count ? index : ^1].Arguments.Append(Text(function, "arguments"));
            }
        }
    }

    private static void Messages(JsonElement json, ClientResult result)
    {
        switch (Text(json, "type"))
        {
            case "message_start":
                Usage(Get(Get(json, "message"), "usage"), result);
                break;
            case "content_block_start":
                Block(Get(json, "content_block"), result, isStart: true);
                break;
            case "content_block_delta":
                var delta = Get(json, "delta");
                result.Say(Text(delta, "text"));
                result.Think(Text(delta, "thinking"));
                if (result.Calls.Count > 0)
                {
                    result.Calls[^1].Arguments.Append(Text(delta, "partial_json"));
                }

                break;
            case "message_delta":
                result.Finish = Text(Get(json, "delta"), "stop_reason");
                Usage(Get(json, "usage"), result);
                break;
            case "message":
                foreach (var block in Items(json, "content"))
                {
                    Block(block, result, isStart: false);
                }

                result.Finish = Text(json, "stop_reason");
                Usage(Get(json, "usage"), result);
                break;
        }
    }

    private static void Block(JsonElement block, ClientResult result, bool isStart)
    {
        result.Say(Text(block, "text"));
        result.Think(Text(block, "thinking"));
        if (Text(block, "type") == "tool_use")
        {
            result.Calls.Add((Text(block, "name")!, new StringBuilder(isStart ? "" : Get(block, "input").GetRawText())));
        }
    }

    private static void Usage(JsonElement usage, ClientResult result)
    {
        result.Input = Number(usage, "input_tokens") is { } input
            ? input + (Number(usage, "cache_read_input_tokens") ?? 0) + (Number(usage, "cache_creation_input_tokens") ?? 0) : result.Input;
        result.Output = Number(usage, "output_tokens") ?? result.Output;
    }

    private static void Gemini(JsonElement json, ClientResult result)
    {
        var usage = Get(json, "usageMetadata");
        result.Input = Number(usage, "promptTokenCount") ?? result.Input;
        result.Output = Number(usage, "candidatesTokenCount") is { } tokens ? tokens + (Number(usage, "thoughtsTokenCount") ?? 0) : result.Output;
        foreach (var candidate in Items(json, "candidates"))
        {
            result.Finish = Text(candidate, "finishReason") ?? result.Finish;
            foreach (var part in Items(Get(candidate, "content"), "parts"))
            {
                if (Get(part, "thought").ValueKind == JsonValueKind.True)
                {
                    result.Think(Text(part, "text"));
                }
                else
                {
                    result.Say(Text(part, "text"));
                }

                if (Get(part, "functionCall") is { ValueKind: JsonValueKind.Object } call)
                {
                    result.Calls.Add((Text(call, "name") ?? "", new StringBuilder(Get(call, "args") is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "")));
                }
            }
        }
    }

    internal static JsonElement Get(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    internal static string? Text(JsonElement json, string name) => Get(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    internal static int? Number(JsonElement json, string name) => Get(json, name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    internal static IEnumerable<JsonElement> Items(JsonElement json, string name) => Get(json, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
