using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Fakes.Variants;

/// <summary>How cases are written: minified, with nothing escaped that JSON does not ask for.</summary>
internal static class CaseJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
