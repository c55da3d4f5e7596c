using System.Globalization;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Live;

/// <summary>What a service's answer is compared with.</summary>
internal enum DriftFrom
{
    /// <summary>The document that judges.</summary>
    Document,

    /// <summary>What the mock answers to the same request.</summary>
    Mock,
}

/// <summary>A difference between a service and what it is compared with.</summary>
/// <param name="From">What it is compared with.</param>
/// <param name="Kind">A word of <see cref="DriftKinds"/>.</param>
/// <param name="Place">Where, indexes left out: <c>$.choices[].message</c>; empty for the whole answer.</param>
/// <param name="Expected">What the document or the mock has.</param>
/// <param name="Found">What the service has.</param>
internal sealed record Drift(DriftFrom From, string Kind, string Place, string Expected, string Found)
{
    /// <summary>The level from which on it fails its test.</summary>
    public DriftLevel Level => From == DriftFrom.Mock ? DriftLevel.All : Kind == DriftKinds.Undeclared ? DriftLevel.Document : DriftLevel.Invalid;

    /// <summary>
    /// The differences with those told once that several kinds of events share: <c>response.created $.response</c>, <c>response.completed $.response</c> and others
    /// are <c>3 kinds of events $.response</c>. At most <paramref name="most"/>.
    /// </summary>
    public static List<Drift> Collapse(IEnumerable<Drift> drifts, int most)
    {
        var groups = drifts.Distinct().GroupBy(static one => one with { Place = one.Place[Math.Max(0, one.Place.IndexOf('$', StringComparison.Ordinal))..] });
        return [.. groups.Select(static group => group.Count() == 1 ? group.First() : Shared(group.Key, [.. group])).Take(most)];
    }

    private static Drift Shared(Drift shared, List<Drift> all)
    {
        var events = all.Count(static one => !one.Place.StartsWith('$'));
        var place = string.Create(CultureInfo.InvariantCulture, $"{events} kinds of events{(events < all.Count ? " and the whole" : "")} {shared.Place}");
        return events < 2 ? all[0] : shared with { Place = place };
    }

    public override string ToString() =>
        (Place.Length == 0 ? Kind : $"{Kind} at {Place}") + $": {(From == DriftFrom.Mock ? "the mock has" : Kind == DriftKinds.Unread ? "we expect" : "the document has")} {Expected}, the service {Found}";
}

/// <summary>The kinds of differences, as reports name them.</summary>
internal static class DriftKinds
{
    public const string Refused = "refused", Status = "status", MediaType = "media-type", Header = "header", Body = "body", Invalid = "invalid", Undeclared = "undeclared-field",
        Unread = "unread",
        Framing = "framing", Order = "event-order", Missing = "missing-field", Additional = "additional-field", Type = "type", Events = "events";
}

/// <summary>Which differences fail a test of a live service; each level has those of the level before.</summary>
internal enum DriftLevel
{
    /// <summary>None: all are only reported.</summary>
    None,

    /// <summary>What the document forbids. The default: services send fields that their own documents do not name (OpenAI's <c>obfuscation</c>).</summary>
    Invalid,

    /// <summary>Also fields that the document does not name.</summary>
    Document,

    /// <summary>Also what the mock answers otherwise.</summary>
    All,
}

internal static class DriftLevels
{
    private static readonly string[] s_names = ["none", "invalid", "document", "all"];

    public static DriftLevel Read(string? text) => text is null ? DriftLevel.Invalid
        : Array.IndexOf(s_names, text.ToLowerInvariant()) is >= 0 and var level ? (DriftLevel)level
        : throw Misuse.Of($"{RunVariables.Prefix}{RunVariables.FailOn} is '{text}'; {Nearest.Suggestion(text, s_names)}");
}
