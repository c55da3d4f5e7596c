using System.Text.RegularExpressions;

namespace ContractMocks.TestSupport;

/// <summary>Makes ids readable: what they are made of is tested where ids are tested.</summary>
internal static partial class Golden
{
    public static string Scrub(string text) =>
        Fingerprint().Replace(Call().Replace(Completion().Replace(text, "chatcmpl-ID"), "call_ID"), "fp_FINGER");

    [GeneratedRegex("chatcmpl-[0-9A-Za-z]{29}(?![0-9A-Za-z])")]
    private static partial Regex Completion();

    [GeneratedRegex("call_[0-9A-Za-z]{24}(?![0-9A-Za-z])")]
    private static partial Regex Call();

    [GeneratedRegex("fp_[0-9a-f]{10}(?![0-9A-Za-z])")]
    private static partial Regex Fingerprint();
}
