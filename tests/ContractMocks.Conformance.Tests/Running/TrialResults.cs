using System.Text.Json;
using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>How a trial of one client went.</summary>
/// <param name="Client">The client.</param>
/// <param name="Trial">What it was put to.</param>
/// <param name="Plain">What it saw without, by host.</param>
/// <param name="Outcomes">What it saw, by host.</param>
public sealed record TrialResults(
    ClientUnderTest Client,
    Trial Trial,
    IReadOnlyDictionary<string, IReadOnlyList<SeenConversation>> Plain,
    IReadOnlyDictionary<string, IReadOnlyList<SeenConversation>> Outcomes)
{
    /// <summary>Why there is nothing to see of it; null where there is.</summary>
    public string? NotTried =>
        Outcomes.Values.All(static all => all.Count == 0) ? "Its conversations are not this client's."
        : Trial.IsOfEvents && !Client.HasEventStreams ? "Streams are lines of JSON, without the framing of event streams."
        : null;

    /// <summary>In what the client did not see what it sees without the switch, a line for each finding.</summary>
    public IReadOnlyList<string> UnlikePlain()
    {
        var problems = new List<string>();
        foreach (var (host, all) in Outcomes)
        {
            foreach (var outcome in all)
            {
                var plain = Plain[host].Single(one => one.Conversation == outcome.Conversation && one.Streamed == outcome.Streamed);
                if (Show(plain) is var expected && Show(outcome) is var seen && seen != expected)
                {
                    problems.Add($"{host}, {outcome.Conversation}, {(outcome.Streamed ? "streamed" : "whole")}: expected {expected}, got {seen}");
                }
            }
        }

        return problems;
    }

    /// <summary>What is wrong with how a wrong key is refused.</summary>
    public IReadOnlyList<string> ProblemsOfKey()
    {
        var expected = Client.ExceptionFor(401);
        return Unless(static _ => true, error => error?.Exception == expected && error.Status == 401, expected);
    }

    /// <summary>What is wrong with how the error inside a stream surfaces; a whole answer that fails is what the statuses are about.</summary>
    public IReadOnlyList<string> ProblemsOfBrokenStream() => Unless(
        static outcome => outcome.Streamed,
        error => error?.Exception == Client.StreamException
            && (error is null || !Client.TellsStreamErrors || error.Message.Contains(SharedList.BrokenWords, StringComparison.Ordinal)),
        Client.StreamException ?? "no word of it");

    private List<string> Unless(Func<SeenConversation, bool> counts, Func<SeenError?, bool> isRight, string expected) =>
    [
        .. from host in Outcomes
           from outcome in host.Value
           where counts(outcome) && !isRight(outcome.Error)
           select $"{host.Key}, {(outcome.Streamed ? "streamed" : "whole")}: expected {expected}, got {outcome.Error?.ToString() ?? Show(outcome)}",
    ];

    // Arguments come to the same with other spaces, and how many pieces there were is what some trials are about.
    private string Show(SeenConversation seen) => JsonSerializer.Serialize(new
    {
        Answers = seen.Answers.Select(answer => answer with
        {
            Updates = 0,
            Finish = Trial.ChangesFinish ? null : answer.Finish,
        }),
        seen.Error,
    });
}
