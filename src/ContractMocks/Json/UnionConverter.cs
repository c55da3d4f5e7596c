using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>
/// Reads JSON into the best-fitting case of a union, and writes what it holds. The choice looks one level deep only and one case is tried, so
/// that reading takes time in proportion to the text whatever the text is. What fits no case is kept as it came.
/// </summary>
/// <typeparam name="T">The union.</typeparam>
public sealed class UnionConverter<T> : JsonConverter<T>
    where T : class, IUnion<T>
{
    private volatile UnionChooser? _chooser;

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        // Two threads may both build it; either result is right.
        _chooser ??= new UnionChooser(T.Cases, options);
        if (_chooser.Choose(element) is { } type)
        {
            try
            {
                return T.Create(element.Deserialize(type, options)!);
            }
            catch (JsonException)
            {
                // Deeper inside something does not fit: the raw JSON below says more than an error would.
            }
        }

        return T.Create(element);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Value is JsonElement element)
        {
            element.WriteTo(writer);
            return;
        }

        // The declared type and not the value's own: a list may be an array, or any class of the user's.
        foreach (var item in T.Cases)
        {
            if (item.Type.IsInstanceOfType(value.Value))
            {
                JsonSerializer.Serialize(writer, value.Value, item.Type, options);
                return;
            }
        }

        throw new JsonException($"{typeof(T).Name} holds a {value.Value.GetType().Name}, which is none of its cases");
    }
}
