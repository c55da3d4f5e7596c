using System.Text;
using System.Text.Json;
using static ContractMocks.Dialects.Tests.Traffic.ResultReader;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>Reads responses as clients do: a whole one, or its events. Of a stream, texts are what the pieces say, not what the last event repeats.</summary>
internal static class ResponsesResultReader
{
    public static void Read(JsonElement json, ClientResult result)
    {
        switch (Text(json, "type"))
        {
            case "response.output_text.delta":
                result.Say(Text(json, "delta"));
                break;
            case "response.refusal.delta":
                result.Refuse(Text(json, "delta"));
                break;
            case "response.reasoning_summary_text.delta" or "response.reasoning_text.delta":
                result.Think(Text(json, "delta"));
                break;
            case "response.output_text.annotation.added":
                Source(Get(json, "annotation"), result);
                break;
            case "response.output_item.done" when Text(Get(json, "item"), "type") == "function_call":
                Item(Get(json, "item"), result);
                break;
            case "response.completed" or "response.incomplete" or "response.failed":
                End(Get(json, "response"), result);
                break;
            case null:
                foreach (var item in Items(json, "output"))
                {
                    Item(item, result);
                }

                End(json, result);
                break;
        }
    }

    private static void Item(JsonElement item, ClientResult result)
    {
        if (Text(item, "type") == "function_call")
        {
            result.Calls.Add((Text(item, "name")!, new StringBuilder(Text(item, "arguments"))));
            return;
        }

        foreach (var part in Items(item, "summary").Concat(Text(item, "type") == "reasoning" ? Items(item, "content") : []))
        {
            result.Think(Text(part, "text"));
        }

        if (Text(item, "type") == "message")
        {
            foreach (var part in Items(item, "content"))
            {
                result.Say(Text(part, "text"));
                result.Refuse(Text(part, "refusal"));
                foreach (var annotation in Items(part, "annotations"))
                {
                    Source(annotation, result);
                }
            }
        }
    }

    private static void Source(JsonElement annotation, ClientResult result)
    {
        if (Text(annotation, "type") == "url_citation")
        {
            result.Sources.Add((Text(annotation, "url")!, Text(annotation, "title")));
        }
    }

    private static void End(JsonElement response, ClientResult result)
    {
        result.Finish = Text(Get(response, "incomplete_details"), "reason") ?? Text(response, "status");
        var usage = Get(response, "usage");
        (result.Input, result.Output) = (Number(usage, "input_tokens"), Number(usage, "output_tokens"));
    }
}
