using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContractMocks.Json;

/// <summary>How typed models become JSON and back.</summary>
public static class ContractJson
{
    /// <summary>
    /// Minified, names as the attributes of the models say, and no more escapes than JSON asks for, as providers write. What was read is written
    /// again: nulls that came, and none that did not (a required property that may be null may be missing, since providers leave such out).
    /// A whole number may be written <c>1.0</c> or <c>1e3</c>. Read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMarks.Keep } },
            Converters = { new WholeNumberConverter(), new SmallNumberConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
