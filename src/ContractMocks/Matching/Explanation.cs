using System.Globalization;
using ContractMocks.Conversations;

namespace ContractMocks.Matching;

/// <summary>Says why no turn answers a request: which came closest, and the first of its conditions that does not hold.</summary>
internal static class Explanation
{
    private const int MostShown = 120;

    public static string Of(TurnBook book, string operationId, Conversation conversation)
    {
        (TurnChain Chain, int Index, int Held, string Reason)? closest = null;
        foreach (var chain in book.Chains)
        {
            if (chain.OperationId is { } only && only != operationId)
            {
                continue;
            }

            var turns = chain.Turns;
            for (var i = 0; i < turns.Length; i++)
            {
                var (held, reason) = Judge(turns, i, conversation);
                if (closest is not { } best || held > best.Held)
                {
                    closest = (chain, i, held, reason);
                }
            }
        }

        return closest is { } found
            ? string.Format(
                CultureInfo.InvariantCulture,
                "No turn answers this request. Closest: turn {0} of '{1}': {2}.",
                found.Index + 1, found.Chain.Name, found.Reason)
            : "No turn answers this request, because this mock has none. Add a scenario with Use(scenario), or a turn with "
              + $"When(...).Says(...) on the operation '{operationId}'.";
    }

    /// <summary>How many conditions hold, and why the turn does not answer. A turn without conditions that is used up is not close.</summary>
    private static (int Held, string Reason) Judge(PreparedTurn[] turns, int index, Conversation conversation)
    {
        var turn = turns[index];
        var held = 0;
        string? first = null;
        foreach (var test in turn.Tests)
        {
            if (test.Holds(conversation, turn.AsksForResult))
            {
                held++;
            }
            else
            {
                first ??= Reason(test, turn, conversation);
            }
        }

        if (first is not null)
        {
            return (held, first);
        }

        if (turn.Turn.AfterPrevious && index > 0 && !turns[index - 1].HasAnswered)
        {
            return (held, string.Format(CultureInfo.InvariantCulture, "it waits until turn {0} has answered", index));
        }

        return (
            turn.Tests.Length == 0 ? -1 : held,
            string.Format(
                CultureInfo.InvariantCulture, "it has answered {0} already and may not answer again", turn.Limit == 1 ? "once" : $"{turn.Limit} times"));
    }

    private static string Reason(ConditionTest test, PreparedTurn turn, Conversation conversation) => test.Condition switch
    {
        UserTextCondition when test.TextHolds(conversation.User) && !turn.AsksForResult =>
            "it answers what the user says, but the request ends in a tool result" + Results(conversation),
        UserTextCondition user => Text("the user text", user.Test, conversation.User),
        SystemTextCondition system => Text("the system text", system.Test, conversation.System),
        ModelCondition model => Text("the model", model.Test, conversation.Model),
        ToolDeclaredCondition declared =>
            $"the request should declare the tool '{declared.Tool}', but declares "
            + (conversation.Tools.Count == 0 ? "none" : string.Join(", ", conversation.Tools.Select(static tool => $"'{tool.Name}'"))),
        ToolResultCondition result =>
            $"the request should end in a result of '{result.Tool}', but ends in "
            + (conversation.EndsInToolResults ? "a tool result" + Results(conversation) : Last(conversation)),
        PredicateCondition predicate => $"the condition '{Shown(predicate.Source)}' does not hold" + AfterResults(predicate, conversation),
        _ => "a condition does not hold",
    };

    private static string Text(string what, TextTest test, string actual)
    {
        var expected = test.Kind switch
        {
            TextTestKind.Contains => $"contain \"{Shown(test.Value)}\"",
            TextTestKind.Equals => $"be \"{Shown(test.Value)}\"",
            _ => $"match /{Shown(test.Value)}/",
        };
        return $"{what} should {expected}, but is {(actual.Length == 0 ? "empty" : $"\"{Shown(actual)}\"")}";
    }

    private static string Last(Conversation conversation) => conversation.Messages.Count == 0
        ? "no message"
        : conversation.Messages[^1].Role switch
        {
            MessageRole.User => "a user message",
            MessageRole.Assistant => "an assistant message",
            MessageRole.System => "a system message",
            _ => "a tool message",
        };

    private static string Results(Conversation conversation) =>
        conversation.LatestResult() is { } result && conversation.Call(result) is { } call ? $" of '{call.Tool}'" : " of a call that it does not hold";

    private static string AfterResults(PredicateCondition predicate, Conversation conversation) =>
        conversation.EndsInToolResults && predicate.Predicate(new TurnRequest(conversation))
            ? " for a request that ends in tool results, unless it looks at them (HasResultOf)"
            : "";

    private static string Shown(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MostShown ? line : string.Concat(line.AsSpan(0, MostShown), "…");
    }
}
