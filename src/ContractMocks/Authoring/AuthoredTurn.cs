using System.Runtime.CompilerServices;
using ContractMocks.Engine;
using ContractMocks.Matching;

namespace ContractMocks;

/// <summary>A turn that was added. It may be given more to say, a number of uses, and a turn that follows it.</summary>
/// <typeparam name="TResponse">The response body.</typeparam>
public sealed class AuthoredTurn<TResponse>
{
    private readonly MockEngine _engine;
    private readonly TurnChain _chain;
    private readonly int _index;

    internal AuthoredTurn(MockEngine engine, TurnChain chain, int index)
    {
        _engine = engine;
        _chain = chain;
        _index = index;
    }

    /// <summary>Calls a tool in the same reply, after what it has already.</summary>
    /// <param name="arguments">The arguments.</param>
    public AuthoredTurn<TResponse> Calls<T>(T arguments)
        where T : ITool<T> => Calls(T.Tool.Name, WireJson.Write(arguments));

    /// <summary>Calls a tool that has no C# type in the same reply, after what it has already.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The arguments as a JSON object; missing required ones are faked.</param>
    /// <exception cref="ArgumentException">The arguments are not a JSON object.</exception>
    public AuthoredTurn<TResponse> Calls(string tool, string arguments = "{}") =>
        Change(turn => turn with { Reply = turn.Reply with { ToolCalls = [.. turn.Reply.ToolCalls, new ToolCall(tool, arguments)] } });

    /// <summary>Says a text in the same reply, beside its tool calls.</summary>
    /// <param name="text">The text; <c>{{ … }}</c> in it is filled from the request.</param>
    public AuthoredTurn<TResponse> Says(string text) =>
        Change(turn => turn with { Reply = turn.Reply with { Text = turn.Reply.Text + text } });

    /// <summary>Lets the turn answer a number of times only.</summary>
    /// <param name="count">How often; at least 1.</param>
    public AuthoredTurn<TResponse> Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Change(turn => turn with { Times = count });
    }

    /// <summary>
    /// The turn that follows: it waits until this one has answered, and is then asked before it. Without a limit of uses.
    /// </summary>
    /// <param name="condition">Judges a request; it may run more than once for one request, and on several threads.</param>
    /// <param name="source">The condition as written; the compiler fills it in, and explanations quote it.</param>
    public TurnBuilder<TResponse> Then(
        Func<TurnRequest, bool> condition, [CallerArgumentExpression(nameof(condition))] string source = "")
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Next([new PredicateCondition(condition, source)]);
    }

    /// <summary>The turn that follows: it answers whatever comes after this one has answered, once unless told otherwise.</summary>
    /// <param name="conditions">Conditions that must all hold; none means any request.</param>
    public TurnBuilder<TResponse> Then(params Condition[] conditions) => Next(conditions.ToEquatableArray());

    private TurnBuilder<TResponse> Next(EquatableArray<Condition> when)
    {
        // A chain goes on from its last turn: a second Then on an earlier turn would wait on the wrong one.
        if (_index != _chain.Count - 1)
        {
            throw new InvalidOperationException("This turn has a turn that follows it already; go on from that one.");
        }

        return new TurnBuilder<TResponse>(_engine, _chain, when, afterPrevious: true, times: null);
    }

    private AuthoredTurn<TResponse> Change(Func<Turn, Turn> change)
    {
        _chain.Change(_index, change);
        return this;
    }
}
