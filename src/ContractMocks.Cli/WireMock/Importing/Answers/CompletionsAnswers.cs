using System.Text.Json.Nodes;
using static ContractMocks.Cli.WireMock.Importing.Answers.AnswerNodes;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>OpenAI's old completions.</summary>
internal sealed class CompletionsAnswers : AnswerKind
{
    public override SaidAnswer Read(JsonObject answer)
    {
        var choices = Items(answer, "choices");
        var choice = choices.Count > 0 ? choices[0] : null;
        return new SaidAnswer
        {
            Text = Text(choice, "text"),
            Finish = Text(choice, "finish_reason") switch { "length" => FinishReason.Length, "content_filter" => FinishReason.ContentFilter, _ => null },
            Usage = ChatAnswers.UsageOf(Object(answer, "usage")),
            Extras = choices.Count > 1 ? ["the choices after the first"] : [],
        };
    }

    public override JsonObject Assemble(IReadOnlyList<JsonObject> events)
    {
        var choice = new JsonObject();
        var whole = new JsonObject { ["choices"] = new JsonArray(choice) };
        foreach (var one in events)
        {
            var part = First(one, "choices");
            ChatAnswers.Join(choice, part, "text");
            if (Text(part, "finish_reason") is { Length: > 0 } finish)
            {
                choice["finish_reason"] = finish;
            }

            if (Object(one, "usage") is { } usage)
            {
                whole["usage"] = usage.DeepClone();
            }
        }

        return whole;
    }

    public override void Mend(JsonObject answer, Mends mends) => MendEvent(answer, 0, mends);

    public override void MendEvent(JsonObject one, int number, Mends mends)
    {
        mends.Fill(one, ("id", Mends.Id("cmpl-", 0)), ("object", "text_completion"), ("created", 1), ("model", "gpt-3.5-turbo-instruct"));
        ChatAnswers.MendUsage(one, mends);
        foreach (var choice in Items(one, "choices"))
        {
            mends.Fill(choice, ("index", 0), ("logprobs", null));
        }
    }
}
