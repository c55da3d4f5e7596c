using System.Text.Json;
using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>Compares what a client saw of a conversation with what it must see.</summary>
internal sealed class Judge(Sight sight, SharedConversation conversation)
{
    // A stream of 16,000 characters that comes in fewer pieces is none.
    private const int FewestPieces = 20;

    /// <summary>What is wrong with an outcome.</summary>
    public IEnumerable<string> Problems(SeenConversation outcome)
    {
        if (conversation.Fails is { } status)
        {
            if (outcome.Error is null)
            {
                yield return $"expected {status}, and it went well: {Show(outcome.Answers)}";
            }
            else if (outcome.Error.Status != status || !outcome.Error.Message.Contains(ErrorTable.Message(status), StringComparison.Ordinal))
            {
                yield return $"expected {status}, got {outcome.Error}";
            }

            yield break;
        }

        if (outcome.Error is { } error)
        {
            yield return $"failed after {outcome.Answers.Count} answers: {error}";
            yield break;
        }

        if (outcome.Answers.Count != conversation.Expected.Count)
        {
            yield return $"expected {conversation.Expected.Count} answers, got {outcome.Answers.Count}: {Show(outcome.Answers)}";
            yield break;
        }

        foreach (var problem in conversation.Expected.Zip(outcome.Answers).SelectMany(pair => Problems(pair.First, pair.Second, outcome.Streamed)))
        {
            yield return problem;
        }
    }

    /// <summary>In what two outcomes differ that must not: texts, calls, finish and usage.</summary>
    public static IEnumerable<string> Differences(SeenConversation first, SeenConversation second)
    {
        foreach (var (one, other) in first.Answers.Zip(second.Answers))
        {
            // How many pieces there were is no part of the answer, and the members have been judged one by one.
            if (one.Usage is not null && other.Usage is not null && one.Usage != other.Usage)
            {
                yield return $"{one.Usage} became {other.Usage}";
            }
        }
    }

    private IEnumerable<string> Problems(SeenAnswer expected, SeenAnswer seen, bool streamed)
    {
        var text = sight.RefusalAsText && expected.Refusal is { } refused ? refused : expected.Text;
        if (conversation.Schema is null ? seen.Text != text : !SameJson(text, seen.Text))
        {
            yield return $"text: expected {Show(text)}, got {Show(seen.Text)}";
        }

        if (sight.Reasoning && seen.Reasoning?.ReplaceLineEndings("") != expected.Reasoning?.ReplaceLineEndings(""))
        {
            yield return $"reasoning: expected {Show(expected.Reasoning)}, got {Show(seen.Reasoning)}";
        }

        if (sight.Refusal && seen.Refusal != expected.Refusal)
        {
            yield return $"refusal: expected {Show(expected.Refusal)}, got {Show(seen.Refusal)}";
        }

        var finish = expected.Finish == "refusal" ? sight.RefusalFinish : expected.Finish;
        if (seen.Finish != finish)
        {
            yield return $"finish: expected {finish}, got {seen.Finish}";
        }

        if (!SameCalls(expected.Calls, seen.Calls))
        {
            yield return $"calls: expected {Show(expected.Calls)}, got {Show(seen.Calls)}";
        }

        if (seen.Usage is not { Input: > 0 } || seen.Usage.Output <= 0 && expected.Text.Length > 0)
        {
            yield return $"usage: {seen.Usage}";
        }
        else if (expected.Reasoning is not null && sight.ReasoningTokens && seen.Usage.Reasoning is not > 0)
        {
            yield return $"no tokens of reasoning: {seen.Usage}";
        }

        if (streamed && expected.Text.Length > 10_000 && seen.Updates < FewestPieces)
        {
            yield return $"it came in {seen.Updates} pieces only";
        }
    }

    private static bool SameCalls(IReadOnlyList<SeenCall> expected, IReadOnlyList<SeenCall> seen) =>
        expected.Count == seen.Count
        && expected.Zip(seen).All(static pair => pair.First.Name == pair.Second.Name && SameJson(pair.First.Arguments, pair.Second.Arguments));

    private static bool SameJson(string expected, string seen)
    {
        try
        {
            return JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(seen));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Show(object? value)
    {
        var text = JsonSerializer.Serialize(value);
        return text.Length > 300 ? text[..300] + "…" : text;
    }
}
