using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>Reads JSON's whole numbers however they are spelled: to JSON Schema, <c>1.0</c> and <c>1e3</c> are integers as <c>1</c> is.</summary>
internal static class WholeNumbers
{
    public static long Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var whole))
            {
                return whole;
            }

            if (reader.TryGetDecimal(out var number) && IsWhole(number))
            {
                return (long)number;
            }
        }

        throw new JsonException(reader.TokenType == JsonTokenType.Number
            ? "expected a whole number of 64 bits"
            : $"expected a whole number, but found {reader.TokenType}");
    }

    public static bool IsWhole(JsonElement number) => number.TryGetInt64(out _) || (number.TryGetDecimal(out var value) && IsWhole(value));

    private static bool IsWhole(decimal number) => number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;
}

internal sealed class WholeNumberConverter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => WholeNumbers.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

internal sealed class SmallNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WholeNumbers.Read(ref reader) is var whole and >= int.MinValue and <= int.MaxValue
            ? (int)whole
            : throw new JsonException("expected a whole number of 32 bits");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
