namespace ContractMocks.Engine.Answers;

/// <summary>
/// A sensible order of events by their names. What clients put together piece by piece is known by heart; for others, what opens comes first and
/// what closes last, the outer around the inner.
/// </summary>
internal static class EventOrder
{
    public const string Done = "[DONE]";

    /// <summary>How many kinds of events a stream shows: enough to see how it goes.</summary>
    private const int Most = 16;

    private static readonly string[] s_failures = ["error", "failed", "failure", "incomplete", "cancelled", "canceled", "expired", "cancelling", "refusal"];
    private static readonly string[] s_openings = ["created", "start", "started", "begin", "open", "opened", "queued", "progress", "added"];
    private static readonly string[] s_closings = ["done", "complete", "completed", "stop", "stopped", "end", "ended", "finish", "finished", "succeeded"];

    public static IReadOnlyList<EventMember> Sort(IReadOnlyList<EventMember> members)
    {
        if (EventPlans.Find(members) is { } plan)
        {
            return [.. plan.Select(name => members.First(member => member.Name == name))];
        }

        var good = members.Where(static member => member.Name is null || !Words(member.Name).Any(static word => s_failures.Contains(word))).ToList();
        var sorted = (good.Count > 0 ? good : members).Select(static (member, index) => (member, index))
            .OrderBy(static one => Phase(one.member.Name)).ThenBy(static one => Nesting(one.member.Name)).ThenBy(static one => one.index)
            .Select(static one => one.member).ToList();
        return sorted.Count <= Most ? sorted : [.. sorted.Take(Most / 2), .. sorted.Skip(sorted.Count - (Most / 2))];
    }

    private static int Phase(string? name)
    {
        if (name is null)
        {
            return 50;
        }

        if (name == Done)
        {
            return 1000;
        }

        var verb = Words(name)[^1];
        var opening = Array.IndexOf(s_openings, verb);
        return opening >= 0 ? opening : Array.IndexOf(s_closings, verb) >= 0 ? 100 : 50;
    }

    // The fewer words, the further out: opened earlier and closed later.
    private static int Nesting(string? name) => name is null ? 0 : Phase(name) >= 100 ? -Words(name).Length : Words(name).Length;

    private static string[] Words(string name) => name.Split(['.', '_', '-', ' '], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : [name];
}
