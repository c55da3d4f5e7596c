using System.Globalization;
using System.Text.Json;

namespace ContractMocks;

/// <content>What tests assert. Each throws <see cref="ContractMocksException"/> with what happened instead.</content>
public sealed partial class Journal
{
    /// <summary>Asserts that the mock answered with a call of a tool.</summary>
    /// <param name="where">What the arguments must be like; null accepts any.</param>
    /// <typeparam name="T">The tool.</typeparam>
    /// <exception cref="ContractMocksException">No such call was made.</exception>
    public void ShouldHaveCalled<T>(Func<T, bool>? where = null)
        where T : ITool<T>
    {
        var name = T.Tool.Name;
        var calls = Calls(name);
        foreach (var call in calls)
        {
            if (where is null || (TryRead<T>(call.Arguments, out var arguments) && where(arguments)))
            {
                return;
            }
        }

        var others = Exchanges.SelectMany(static exchange => exchange.ToolCalls).Select(static call => call.Tool).Distinct().ToList();
        throw new ContractMocksException(
            calls.Count > 0
                ? $"No call of '{name}' has the arguments that were asked for. The calls were:\n  "
                  + string.Join("\n  ", calls.Select(static call => call.Arguments))
                : $"The mock did not answer with a call of '{name}'. "
                  + (others.Count > 0 ? $"It called {Nearest.OneOf(others)}." : "It called no tool.") + Received());
    }

    /// <summary>Asserts that the mock did not answer with a call of a tool.</summary>
    /// <typeparam name="T">The tool.</typeparam>
    /// <exception cref="ContractMocksException">Such a call was made.</exception>
    public void ShouldNotHaveCalled<T>()
        where T : ITool<T>
    {
        var calls = Calls(T.Tool.Name);
        if (calls.Count > 0)
        {
            throw new ContractMocksException(
                $"The mock answered with a call of '{T.Tool.Name}' and was not to. The arguments were:\n  "
                + string.Join("\n  ", calls.Select(static call => call.Arguments)));
        }
    }

    /// <summary>Asserts that requests for an operation came.</summary>
    /// <param name="operationId">The operation's id in the contract.</param>
    /// <param name="times">How many; null for at least one.</param>
    /// <exception cref="ContractMocksException">Another number came.</exception>
    public void ShouldHaveReceived(string operationId, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        var count = Of(operationId).Count;
        if (times is null ? count > 0 : count == times)
        {
            return;
        }

        var expected = times is null ? "at least one request" : Requests(times.Value);
        throw new ContractMocksException(
            $"Expected {expected} for '{operationId}', but {Requests(count)} came.{Received()}");
    }

    /// <summary>Asserts that every request was answered by a turn or by its operation's usual answer.</summary>
    /// <exception cref="ContractMocksException">One was not; the message explains each.</exception>
    public void ShouldHaveNoUnmatched()
    {
        var unmatched = Unmatched;
        if (unmatched.Count > 0)
        {
            throw new ContractMocksException(
                $"{Requests(unmatched.Count)} went without a matching turn:\n"
                + string.Join("\n", unmatched.Select(static exchange => exchange.ToString())));
        }
    }

    private static bool TryRead<T>(string json, out T arguments)
    {
        try
        {
            arguments = WireJson.Read<T>(json)!;
            return arguments is not null;
        }
        catch (JsonException)
        {
            arguments = default!;
            return false;
        }
    }

    private static string Requests(int count) => count == 1 ? "1 request" : count.ToString(CultureInfo.InvariantCulture) + " requests";

    private List<RecordedToolCall> Calls(string tool) =>
        [.. Exchanges.SelectMany(static exchange => exchange.ToolCalls).Where(call => Conversations.Conversation.IsSame(call.Tool, tool))];

    private string Received()
    {
        const int Most = 10;
        var exchanges = Exchanges;
        var lines = exchanges.Take(Most).Select(
            static exchange => FormattableString.Invariant($"  #{exchange.Index} {exchange.Method} {exchange.Path} -> {exchange.Status} ({exchange.Outcome})"));
        return exchanges.Count == 0
            ? "\nThe mock received nothing."
            : "\nThe mock received:\n" + string.Join("\n", lines) + (exchanges.Count > Most ? $"\n  and {exchanges.Count - Most} more" : "");
    }
}
