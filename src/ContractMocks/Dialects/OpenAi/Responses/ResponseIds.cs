// As recorded: what begins the id of a response begins those of its items too, then come the second and, of each, a part of its own.
using System.Globalization;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>The ids of a response and of its items: a prefix and 50 hexadecimal digits.</summary>
internal sealed class ResponseIds(int seed, int number, long created)
{
    private const int OwnLength = 24;
    private const int StemLength = 16;

    /// <summary>What begins all its ids, after their prefixes.</summary>
    public string Stem { get; } = StableChance.For(seed, number, ChancePurpose.AnswerId).Hex("", StemLength);

    public string Response { get => field ??= Of("resp_", -1); }

    /// <summary>The stem of an id that looks like one of ours; null of others.</summary>
    public static string? StemOf(string id)
    {
        var start = id.IndexOf('_', StringComparison.Ordinal) + 1;
        return start > 0 && id.Length >= start + StemLength ? id.Substring(start, StemLength) : null;
    }

    /// <summary>The id of an item.</summary>
    /// <param name="prefix">What it begins with, e.g. <c>msg_</c>.</param>
    /// <param name="part">Which part of the answer, from 0.</param>
    public string Of(string prefix, int part) => string.Create(
        CultureInfo.InvariantCulture,
        $"{prefix}{Stem}00{(uint)created:x8}{StableChance.For(seed, number, ChancePurpose.AnswerPart + 1 + part).Hex("", OwnLength)}");

    /// <summary>The id of a call that the client or the provider answers.</summary>
    public string Call(int part) => StableChance.For(seed, number, ChancePurpose.AnswerPart + 1 + part).Alphanumeric("call_", 24);

    /// <summary>What stands for content that only the service can read.</summary>
    public string Sealed(int part, int length) => StableChance.For(seed, number, ChancePurpose.AnswerPart + 1 + part).Alphanumeric("gAAAAAB", length);
}
