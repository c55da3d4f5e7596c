using System.Text.RegularExpressions;
using ContractMocks.Conversations;

namespace ContractMocks.Matching;

/// <summary>A condition ready to be judged: its regular expression is built once.</summary>
internal sealed class ConditionTest
{
    private static readonly TimeSpan s_mostRegexTime = TimeSpan.FromSeconds(1);

    private readonly TextTest? _test;
    private readonly Regex? _regex;

    public ConditionTest(Condition condition)
    {
        Condition = condition;
        _test = condition switch
        {
            UserTextCondition user => user.Test,
            SystemTextCondition system => system.Test,
            ModelCondition model => model.Test,
            _ => null,
        };
        _regex = _test is { Kind: TextTestKind.Matches } ? Build(_test.Value) : null;
    }

    public Condition Condition { get; }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="conversation">The request.</param>
    /// <param name="asksForResult">Whether the turn asks for a tool result too.</param>
    public bool Holds(Conversation conversation, bool asksForResult) => Condition switch
    {
        UserTextCondition => TextHolds(conversation.User) && (asksForResult || !conversation.EndsInToolResults),
        SystemTextCondition => TextHolds(conversation.System),
        ModelCondition => TextHolds(conversation.Model),
        ToolDeclaredCondition declared => conversation.HasTool(declared.Tool),
        ToolResultCondition result => conversation.LatestResult(result.Tool) is not null,
        PredicateCondition predicate => PredicateHolds(predicate, conversation),
        _ => false,
    };

    public bool TextHolds(string text)
    {
        switch (_test!.Kind)
        {
            case TextTestKind.Contains:
                return text.Contains(_test.Value, StringComparison.OrdinalIgnoreCase);
            case TextTestKind.Equals:
                return string.Equals(text, _test.Value, StringComparison.Ordinal);
            default:
                try
                {
                    return _regex!.IsMatch(text);
                }
                catch (RegexMatchTimeoutException)
                {
                    return false;
                }
        }
    }

    private static bool PredicateHolds(PredicateCondition predicate, Conversation conversation)
    {
        var turn = new TurnRequest(conversation);
        return predicate.Predicate(turn) && (!turn.LookedAtUser || turn.LookedAtResults || !conversation.EndsInToolResults);
    }

    private static Regex Build(string pattern)
    {
        try
        {
            // Not RegexOptions.NonBacktracking: its engine costs a fresh process 50 ms before the first match. The timeout bounds what can go wrong.
            return new Regex(pattern, RegexOptions.CultureInvariant, s_mostRegexTime);
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"'{pattern}' is not a valid regular expression: {exception.Message}", exception);
        }
    }
}
