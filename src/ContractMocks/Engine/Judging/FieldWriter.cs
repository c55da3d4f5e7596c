using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>
/// Writes fields as the JSON that they stand for: by the schema's kinds where it says, as texts where it does not. Where several kinds may stand, the
/// first that the schema accepts is taken.
/// </summary>
/// <param name="readsJson">Whether a text may be JSON where an object or a list is asked for: in parts of a multipart body.</param>
internal sealed class FieldWriter(bool readsJson = false)
{
    private const int MostJsonDepth = 64;

    /// <summary>How many lists a lone text may be put into: a schema can be a list of itself.</summary>
    private const int MostWraps = 2;

    private static readonly JsonWriterOptions s_loose = new() { SkipValidation = true };
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = MostJsonDepth };

    /// <summary>The JSON of a field.</summary>
    public JsonDocument Read(Field field, Shape shape)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var writer = new Utf8JsonWriter(buffer, s_loose))
        {
            Write(field, shape, writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = (2 * FieldKey.MostDepth) + MostJsonDepth });
    }

    /// <summary>The JSON of an object's fields, which is an object even where there is none.</summary>
    public JsonDocument ReadObject(Field root, Shape shape)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_loose))
        {
            WriteMembers(root, shape, writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = (2 * FieldKey.MostDepth) + MostJsonDepth });
    }

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var i = text.StartsWith("-") ? 1 : 0;
        var whole = Digits(text, ref i);
        if (whole == 0 || (whole > 1 && text[i - whole] == '0'))
        {
            return false;
        }

        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (Digits(text, ref i) == 0)
            {
                return false;
            }
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            i += i < text.Length && text[i] is '+' or '-' ? 1 : 0;
            return Digits(text, ref i) > 0 && i == text.Length;
        }

        return i == text.Length;
    }

    private void Write(Field field, Shape shape, Utf8JsonWriter writer)
    {
        if (field.Items is not null || field.IsEmptyList)
        {
            WriteItems(field, shape, writer);
        }
        else if (field.Members is { } members)
        {
            if (AreIndexes(members) && shape.Allows(SchemaTypes.Array) && (shape.IsAnything || !shape.Allows(SchemaTypes.Object) || !shape.HasNames))
            {
                WriteIndexed(members, shape, writer);
            }
            else
            {
                WriteMembers(field, shape, writer);
            }
        }
        else if (field.Values.Count == 1)
        {
            WriteValue(field.Values[0], shape, writer);
        }
        else if (!shape.Allows(SchemaTypes.Array) && AreEqual(field.Values))
        {
            // The same said twice, e.g. by a path with a query of its own and by the client.
            WriteValue(field.Values[0], shape, writer);
        }
        else
        {
            WriteItems(field, shape, writer);
        }
    }

    private void WriteMembers(Field field, Shape shape, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (field.Members is { } members)
        {
            foreach (var (key, member) in members)
            {
                writer.WritePropertyName(key);
                Write(member, shape.Property(key), writer);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteItems(Field field, Shape shape, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var value in field.Values)
        {
            WriteValue(value, shape.Items, writer);
        }

        foreach (var item in field.Items ?? [])
        {
            Write(item, shape.Items, writer);
        }

        writer.WriteEndArray();
    }

    private void WriteIndexed(OrderedDictionary<string, Field> members, Shape shape, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var (_, item) in members.OrderBy(static member => int.Parse(member.Key, CultureInfo.InvariantCulture)))
        {
            Write(item, shape.Items, writer);
        }

        writer.WriteEndArray();
    }

    private void WriteValue(FieldValue value, Shape shape, Utf8JsonWriter writer, int wraps = 0)
    {
        if (value.File is { } file)
        {
            WriteOne(shape, writer, string.IsNullOrEmpty(file.FileName) ? file.Field : file.FileName);
            return;
        }

        if (shape.IsAnything && !value.IsJson)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        var readings = Readings(value, shape, wraps);
        if (readings.Count == 1)
        {
            readings[0](writer);
            return;
        }

        foreach (var reading in readings)
        {
            using var document = Element(reading);
            if (shape.Accepts(document.RootElement))
            {
                document.RootElement.WriteTo(writer);
                return;
            }
        }

        readings[0](writer);
    }

    /// <summary>A text that is one item where the schema asks for a list.</summary>
    private static void WriteOne(Shape shape, Utf8JsonWriter writer, string text)
    {
        var isItem = shape.Allows(SchemaTypes.Array) && !shape.Allows(SchemaTypes.String);
        if (isItem)
        {
            writer.WriteStartArray();
        }

        writer.WriteStringValue(text);
        if (isItem)
        {
            writer.WriteEndArray();
        }
    }

    /// <summary>What a text may stand for, the likeliest first; at least one.</summary>
    private List<Action<Utf8JsonWriter>> Readings(FieldValue value, Shape shape, int wraps)
    {
        var text = value.Text;
        var readings = new List<Action<Utf8JsonWriter>>(1);
        if ((value.IsJson || (readsJson && LooksLikeJson(text, shape))) && IsJson(text))
        {
            readings.Add(writer => writer.WriteRawValue(text));
        }

        if (shape.Allows(SchemaTypes.Number | SchemaTypes.Integer) && IsNumber(text))
        {
            readings.Add(writer => writer.WriteRawValue(text));
        }

        if (shape.Allows(SchemaTypes.Boolean) && text is "true" or "false")
        {
            readings.Add(writer => writer.WriteBooleanValue(text == "true"));
        }

        if (shape.Allows(SchemaTypes.String))
        {
            readings.Add(writer => writer.WriteStringValue(text));
        }

        if (shape.Allows(SchemaTypes.Null) && text is "" or "null")
        {
            readings.Add(static writer => writer.WriteNullValue());
        }

        if (shape.Allows(SchemaTypes.Array) && wraps < MostWraps)
        {
            readings.Add(writer => WriteSingle(value, shape, writer, wraps + 1));
        }

        if (shape.Allows(SchemaTypes.Array) && text.Length == 0)
        {
            readings.Add(static writer => WriteEmptyList(writer));
        }

        if (readings.Count == 0)
        {
            readings.Add(writer => writer.WriteStringValue(text));
        }

        return readings;
    }

    private void WriteSingle(FieldValue value, Shape shape, Utf8JsonWriter writer, int wraps)
    {
        writer.WriteStartArray();
        WriteValue(value with { IsJson = false }, shape.Items, writer, wraps);
        writer.WriteEndArray();
    }

    private static void WriteEmptyList(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteEndArray();
    }

    private static JsonDocument Element(Action<Utf8JsonWriter> reading)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var writer = new Utf8JsonWriter(buffer, s_loose))
        {
            reading(writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, s_reading);
    }

    private static bool LooksLikeJson(string text, Shape shape)
    {
        var start = text.AsSpan().TrimStart();
        return (start.StartsWith("{") && shape.Allows(SchemaTypes.Object)) || (start.StartsWith("[") && shape.Allows(SchemaTypes.Array));
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text, s_reading);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool AreIndexes(OrderedDictionary<string, Field> members)
    {
        foreach (var (key, _) in members)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(List<FieldValue> values) => values.Count > 0 && values.TrueForAll(value => value == values[0]);

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }
}
