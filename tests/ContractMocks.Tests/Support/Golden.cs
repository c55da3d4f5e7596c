using System.Text.RegularExpressions;

namespace ContractMocks.TestSupport;

/// <summary>Makes ids readable: what they are made of is tested where ids are tested.</summary>
internal static partial class Golden
{
    public static string Scrub(string text) =>
        Obfuscation().Replace(Fingerprint().Replace(Call().Replace(Completion().Replace(text, "chatcmpl-ID"), "call_ID"), "fp_FINGER"), "");

    [GeneratedRegex("chatcmpl-[0-9A-Za-z]{29}(?![0-9A-Za-z])")]
    private static partial Regex Completion();

    // Random characters that pad a chunk.
    [GeneratedRegex(",\"obfuscation\":\"[0-9A-Za-z]{1,16}\"")]
    private static partial Regex Obfuscation();

    [GeneratedRegex("call_[0-9A-Za-z]{24}(?![0-9A-Za-z])")]
    private static partial Regex Call();

    [GeneratedRegex("fp_[0-9a-f]{10}(?![0-9A-Za-z])")]
    private static partial Regex Fingerprint();
}
