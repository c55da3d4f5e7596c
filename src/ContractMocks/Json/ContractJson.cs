using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Json;

/// <summary>How typed models become JSON and back.</summary>
public static class ContractJson
{
    /// <summary>
    /// Minified, names as the attributes of the models say, and no more escapes than JSON asks for, as providers write. Read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
