using ContractMocks.Conformance.Tests.Clients;
using ContractMocks.Conformance.Tests.Conversations;

namespace ContractMocks.Conformance.Tests.Running;

/// <summary>How the conversations of one client went.</summary>
/// <param name="Client">The client.</param>
/// <param name="Outcomes">What it saw, by host.</param>
public sealed record ClientResults(ClientUnderTest Client, IReadOnlyDictionary<string, IReadOnlyList<SeenConversation>> Outcomes)
{
    /// <summary>What became of the trials.</summary>
    public IReadOnlyDictionary<Trial, TrialResults> Trials { get; init; } = new Dictionary<Trial, TrialResults>();

    /// <summary>What is wrong with a conversation, a line for each finding; empty where all is well.</summary>
    public IReadOnlyList<string> ProblemsOf(SharedConversation conversation)
    {
        var problems = new List<string>();
        var judge = new Judge(Client.Sight, conversation);
        SeenConversation? first = null;
        foreach (var (host, all) in Outcomes)
        {
            foreach (var streamed in (bool[])[false, true])
            {
                var where = $"{host}, {(streamed ? "streamed" : "whole")}";
                if (all.SingleOrDefault(one => one.Conversation == conversation.Name && one.Streamed == streamed) is not { } outcome)
                {
                    problems.Add($"{where}: the client did not report it");
                    continue;
                }

                var found = judge.Problems(outcome).ToList();
                problems.AddRange(found.Select(problem => $"{where}: {problem}"));
                if (found.Count == 0 && (Client.Sight.StreamedUsage || !streamed))
                {
                    first ??= outcome;
                    problems.AddRange(Judge.Differences(first, outcome).Select(problem => $"{where}, unlike before: {problem}"));
                }
            }
        }

        return problems;
    }

    /// <summary>What is wrong with how statuses surface, a line for each finding: another status, another message, another class of exception.</summary>
    public IReadOnlyList<string> ProblemsOfStatuses() => [.. SharedList.Errors.SelectMany(ProblemsOfStatus)];

    private IEnumerable<string> ProblemsOfStatus(SharedConversation error)
    {
        var expected = Client.ExceptionFor(error.Fails!.Value);
        var others = Outcomes.Values.SelectMany(static all => all)
            .Where(one => one.Conversation == error.Name && one.Error is { } failure && failure.Exception != expected)
            .Select(one => $"{error.Name}, {(one.Streamed ? "streamed" : "whole")}: expected {expected}, got {one.Error}");
        return ProblemsOf(error).Concat(others);
    }
}
