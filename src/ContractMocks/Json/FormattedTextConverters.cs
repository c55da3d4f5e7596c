using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>Reads and writes texts that stand for values as the strings they are.</summary>
internal abstract class FormattedTextConverter<TText, T>(Func<string, TText> create) : JsonConverter<TText>
    where TText : FormattedText<T>
{
    public override TText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? create(reader.GetString()!)
            : throw new JsonException($"expected a string for {typeof(TText).Name}, but found {reader.TokenType}");

    public override void Write(Utf8JsonWriter writer, TText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

internal sealed class DateTimeTextConverter() : FormattedTextConverter<DateTimeText, DateTimeOffset>(static text => new(text));

internal sealed class DateTextConverter() : FormattedTextConverter<DateText, DateOnly>(static text => new(text));

internal sealed class Base64TextConverter() : FormattedTextConverter<Base64Text, byte[]>(static text => new(text));
