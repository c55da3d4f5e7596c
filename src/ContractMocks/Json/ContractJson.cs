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
    /// Of types of your own, names are in camelCase unless an attribute gives them, enums are their members' names
    /// (<c>[JsonStringEnumMemberName]</c> or <c>[EnumMember]</c> where given), and an optional property that is null is left out.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMarks.Keep, OptionalArguments.LeaveOut } },
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Converters = { new WholeNumberConverter(), new SmallNumberConverter(), new EnumTextConverterFactory() },
        };
        options.MakeReadOnly();
        return options;
    }
}
