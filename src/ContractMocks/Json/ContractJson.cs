using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContractMocks.Json;

/// <summary>How typed models become JSON and back.</summary>
public static class ContractJson
{
    /// <summary>
    /// Minified, names as the attributes of the models say, and no more escapes than JSON asks for, as providers write. A required property that
    /// may be null may be missing too when read, since providers leave such out (their own examples do); it is written as null. Read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ForgiveMissingNulls } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void ForgiveMissingNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired &= !property.IsSetNullable;
        }
    }
}
