using System.Text.Json.Nodes;
using ContractMocks.Json;

namespace ContractMocks.Typed;

/// <summary>The JSON of types of which the exporter says less than the serializer holds to.</summary>
internal static class KnownTypes
{
    private const string Clock = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    /// <summary>The schema; null where the exporter's is right.</summary>
    public static JsonObject? Of(Type type)
    {
        if (type.IsEnum)
        {
            return new EnumTextConverterFactory().CanConvert(type)
                ? new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. EnumNames.Of(type).Select(static one => (JsonNode)one.Wire)]) }
                : null;
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Byte => Whole(byte.MinValue, byte.MaxValue),
            TypeCode.SByte => Whole(sbyte.MinValue, sbyte.MaxValue),
            TypeCode.Int16 => Whole(short.MinValue, short.MaxValue),
            TypeCode.UInt16 => Whole(ushort.MinValue, ushort.MaxValue),
            TypeCode.UInt32 => Whole(uint.MinValue, uint.MaxValue),
            TypeCode.UInt64 => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            TypeCode.Int32 or TypeCode.Int64 => Named("integer"),
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => Named("number"),
            TypeCode.DateTime => Text("format", "date-time"),
            _ => OfType(type),
        };
    }

    /// <summary>The names that the keys of a dictionary may have; null where any text is one.</summary>
    public static JsonObject? KeysOf(Type type)
    {
        if (type.IsEnum || type == typeof(Guid) || type == typeof(Uri) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan)
            || type == typeof(DateTime) || type == typeof(DateTimeOffset))
        {
            return Of(type);
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Byte or TypeCode.SByte => Text("pattern", "^[1-9]?[0-9]$"),
            TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => Text("pattern", "^(0|[1-9][0-9]{0,3})$"),
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => Text("pattern", @"^(0|[1-9][0-9]{0,3})(\.[0-9]*[1-9])?$"),
            TypeCode.Boolean => new JsonObject { ["enum"] = new JsonArray("True", "False") },
            TypeCode.Char => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 1 },
            _ => null,
        };
    }

    private static JsonObject? OfType(Type type) =>
        type == typeof(TimeOnly) ? Text("pattern", $"^{Clock}$")
        : type == typeof(TimeSpan) ? Text("pattern", @$"^-?([0-9]{{1,4}}\.)?{Clock}$")
        : type == typeof(byte[]) || type == typeof(Base64Text) || type == typeof(ReadOnlyMemory<byte>) || type == typeof(Memory<byte>) ? Text("format", "byte")
        : type == typeof(DateTimeText) || type == typeof(DateTimeOffset) ? Text("format", "date-time")
        : type == typeof(DateText) || type == typeof(DateOnly) ? Text("format", "date")
        : type == typeof(Guid) ? Text("format", "uuid")
        : type == typeof(Uri) ? Text("format", "uri")
        : null;

    private static JsonObject Named(string type) => new() { ["type"] = type };

    private static JsonObject Text(string keyword, string value) => new() { ["type"] = "string", [keyword] = value };

    private static JsonObject Whole(long least, long most) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };
}
