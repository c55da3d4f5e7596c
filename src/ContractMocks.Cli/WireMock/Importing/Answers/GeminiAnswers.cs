using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Gemini's content generation.</summary>
internal sealed class GeminiAnswers : AnswerKind
{
    private static readonly string[] s_said = ["text", "thought", "functionCall", "thoughtSignature"];

    public override SaidAnswer Read(JsonObject answer)
    {
        var candidates = Items(answer, "candidates");
        var candidate = candidates.Count > 0 ? candidates[0] : null;
        var parts = Items(Object(candidate, "content"), "parts").ToList();
        var calls = parts.Select(static part => Object(part, "functionCall")).OfType<JsonObject>().Select(static call => (Text(call, "name"), call["args"]?.ToJsonString() ?? "{}")).ToList();
        var extras = parts.SelectMany(static part => part.Select(static member => member.Key)).Where(static name => !s_said.Contains(name)).Distinct().Select(static name => $"the part '{name}'").ToList();
        extras.AddRange(new[] { "groundingMetadata", "citationMetadata", "logprobsResult" }.Where(name => Has(candidate, name)).Select(static name => $"'{name}'"));
        if (candidates.Count > 1)
        {
            extras.Add("the candidates after the first (a request that asks for several gets the same several times)");
        }

        var usage = Object(answer, "usageMetadata");
        var thoughts = Number(usage, "thoughtsTokenCount");
        return new SaidAnswer
        {
            Text = string.Concat(parts.Where(static part => !IsThought(part)).Select(static part => Text(part, "text"))),
            Reasoning = string.Concat(parts.Where(IsThought).Select(static part => Text(part, "text"))),
            Calls = calls,
            Finish = Finish(Text(candidate, "finishReason")),
            Usage = Usage(Number(usage, "promptTokenCount"), Number(usage, "candidatesTokenCount") + (thoughts ?? 0), thoughts, Number(usage, "cachedContentTokenCount")),
            Extras = extras,
        };
    }

    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var parts = new JsonArray();
        var candidate = new JsonObject { ["content"] = new JsonObject { ["parts"] = parts } };
        var whole = new JsonObject { ["candidates"] = new JsonArray(candidate) };
        foreach (var one in events)
        {
            var part = First(one, "candidates");
            foreach (var said in Items(Object(part, "content"), "parts"))
            {
                parts.Add(said.DeepClone());
            }

            if (Text(part, "finishReason") is { Length: > 0 } finish)
            {
                candidate["finishReason"] = finish;
            }

            if (Object(one, "usageMetadata") is { } usage)
            {
                whole["usageMetadata"] = usage.DeepClone();
            }
        }

        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends) => MendEvent(answer, 0, mends);

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        mends.Fill(one, ("modelVersion", "gemini-2.5-flash"), ("usageMetadata", new JsonObject { ["promptTokenCount"] = 1, ["totalTokenCount"] = 1 }));
        mends.Fill(Object(one, "usageMetadata"), ("totalTokenCount", 1), ("promptTokenCount", 1));
        foreach (var candidate in Items(one, "candidates"))
        {
            mends.Fill(candidate, ("index", 0));
            mends.Fill(Object(candidate, "content"), ("role", "model"));
        }
    }

    private static FinishReason? Finish(string word) => word switch
    {
        "MAX_TOKENS" => FinishReason.Length,
        "SAFETY" => FinishReason.ContentFilter,
        "RECITATION" => FinishReason.Recitation,
        "LANGUAGE" => FinishReason.Language,
        "BLOCKLIST" => FinishReason.Blocklist,
        "PROHIBITED_CONTENT" => FinishReason.ProhibitedContent,
        "SPII" => FinishReason.PersonalData,
        "MALFORMED_FUNCTION_CALL" => FinishReason.MalformedToolCall,
        "OTHER" => FinishReason.Other,
        _ => null,
    };

    private static bool IsThought(JsonObject part) => part["thought"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.True;
}
