using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>Writes enums of the user's own as their members' names, as models and their schemas have them; one with a converter of its own keeps it.</summary>
internal sealed class EnumTextConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum && typeToConvert.GetCustomAttribute<JsonConverterAttribute>() is null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumTextConverter<>).MakeGenericType(typeToConvert))!;
}

/// <summary>The names of an enum's members in JSON: by <c>[JsonStringEnumMemberName]</c>, by <c>[EnumMember]</c>, else the C# name.</summary>
internal static class EnumNames
{
    public static IEnumerable<(string Wire, object Value)> Of(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .OrderBy(static field => field.MetadataToken)
        .Select(static field => (
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.Name,
            field.GetValue(null)!));
}

internal sealed class EnumTextConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<T, string> _names = [];

    public EnumTextConverter()
    {
        foreach (var (wire, value) in EnumNames.Of(typeof(T)))
        {
            _values.TryAdd(wire, (T)value);
            _names.TryAdd((T)value, wire);
        }
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(ref reader);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Name(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Name(value));

    private T Find(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && _values.TryGetValue(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"expected a member of {typeof(T).Name}: {string.Join(", ", _values.Keys)}");

    /// <summary>A value without a name (several flags, say) is written as .NET does.</summary>
    private string Name(T value) => _names.TryGetValue(value, out var name) ? name : value.ToString();
}
