using System.Text.Json;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Reads JSON as Google's services do: a name in camelCase may be written in snake_case, and what may come several times may stand without the list
/// around it. What is absent or of another kind is left out.
/// </summary>
internal static class GoogleJson
{
    private const int LongestName = 64;

    /// <summary>The value of a name; undefined where there is none.</summary>
    /// <param name="from">The object.</param>
    /// <param name="name">The name in camelCase.</param>
    public static JsonElement Member(JsonElement from, ReadOnlySpan<byte> name)
    {
        if (from.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        if (from.TryGetProperty(name, out var value))
        {
            return value;
        }

        Span<byte> snake = stackalloc byte[LongestName];
        var length = Snake(name, snake);
        return length > name.Length && from.TryGetProperty(snake[..length], out value) ? value : default;
    }

    public static string? Text(JsonElement from, ReadOnlySpan<byte> name) =>
        Member(from, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool IsTrue(JsonElement from, ReadOnlySpan<byte> name) => Member(from, name).ValueKind == JsonValueKind.True;

    /// <summary>A whole number, which may be written as a text.</summary>
    public static int? Number(JsonElement from, ReadOnlySpan<byte> name) => Member(from, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && Math.Abs(number) <= int.MaxValue => (int)number,
        { ValueKind: JsonValueKind.String } value when int.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>The object of a name; undefined where there is none.</summary>
    public static JsonElement Object(JsonElement from, ReadOnlySpan<byte> name) =>
        Member(from, name) is { ValueKind: JsonValueKind.Object } value ? value : default;

    /// <summary>The value of a name that is a schema: an object, or <c>true</c> or <c>false</c>; undefined where there is none.</summary>
    public static JsonElement Schema(JsonElement from, ReadOnlySpan<byte> name) =>
        Member(from, name) is { ValueKind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False } value ? value : default;

    /// <summary>The items of a list, or the one value that stands there instead.</summary>
    public static OneOrMany Items(JsonElement from, ReadOnlySpan<byte> name) => new(Member(from, name));

    /// <summary>The texts of a list; null where there is none.</summary>
    public static List<string>? Texts(JsonElement from, ReadOnlySpan<byte> name)
    {
        var list = Member(from, name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
        }

        return texts;
    }

    private static int Snake(ReadOnlySpan<byte> camel, Span<byte> snake)
    {
        var length = 0;
        foreach (var letter in camel)
        {
            if (length + 2 > snake.Length)
            {
                return 0;
            }

            if (char.IsAsciiLetterUpper((char)letter))
            {
                snake[length++] = (byte)'_';
                snake[length++] = (byte)(letter | 0x20);
            }
            else
            {
                snake[length++] = letter;
            }
        }

        return length;
    }

    /// <summary>The items of an array, or an object alone; nothing for anything else.</summary>
    public readonly struct OneOrMany(JsonElement value)
    {
        public Enumerator GetEnumerator() => new(value);

        public struct Enumerator
        {
            private readonly JsonElement _one;
            private JsonElement.ArrayEnumerator _many;
            private bool _isOver;

            public Enumerator(JsonElement value)
            {
                if (value.ValueKind == JsonValueKind.Array)
                {
                    _many = value.EnumerateArray();
                    Current = default;
                }
                else
                {
                    _one = value;
                    _isOver = value.ValueKind != JsonValueKind.Object;
                }
            }

            public JsonElement Current { get; private set; }

            public bool MoveNext()
            {
                if (_one.ValueKind == JsonValueKind.Undefined)
                {
                    if (!_many.MoveNext())
                    {
                        return false;
                    }

                    Current = _many.Current;
                    return true;
                }

                Current = _one;
                var isFirst = !_isOver;
                _isOver = true;
                return isFirst;
            }
        }
    }
}
