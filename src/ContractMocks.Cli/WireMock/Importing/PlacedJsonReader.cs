using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Reads JSON as WireMock.Net does (comments and commas at the end are allowed), within bounds, and keeps the lines.</summary>
internal sealed class PlacedJsonReader
{
    /// <summary>How deep a value may be nested.</summary>
    public const int MostDepth = 64;

    private readonly List<int> _lines = [0];
    private readonly List<(int Line, string Message)> _repeated = [];

    private PlacedJsonReader(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n')
            {
                _lines.Add(i + 1);
            }
        }
    }

    /// <summary>The value of a text; null after an error.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="problems">Where what is wrong goes, with its line; a name that is written twice is wrong too.</param>
    public static PlacedJson? Read(ReadOnlySpan<byte> text, List<(int Line, string Message)> problems)
    {
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        var reading = new PlacedJsonReader(text);
        // One more than is allowed, so that what is too deep is told apart from what is no JSON.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1000 });
        try
        {
            if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0 || !reader.Read())
            {
                problems.Add((1, "the file is empty; expected a mapping, or a list of mappings"));
                return null;
            }

            var root = reading.Value(ref reader);
            while (reader.Read())
            {
            }

            problems.AddRange(reading._repeated);
            return root;
        }
        catch (JsonException exception)
        {
            problems.Add(((int)(exception.LineNumber ?? 0) + 1, "this is not JSON: " + Reason(exception.Message)));
        }
        catch (InvalidOperationException)
        {
            problems.Add((reading.Line((int)reader.TokenStartIndex), "this text is no valid UTF-8, or holds half of a surrogate pair"));
        }
        catch (TooDeepException deep)
        {
            problems.Add((deep.Line, string.Create(CultureInfo.InvariantCulture, $"values are nested deeper than {MostDepth} levels")));
        }

        return null;
    }

    // The framework ends its sentence in places that the line says already.
    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private PlacedJson Value(ref Utf8JsonReader reader)
    {
        var line = Line((int)reader.TokenStartIndex);
        if (reader.CurrentDepth > MostDepth)
        {
            throw new TooDeepException(line);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, new PlacedJson(JsonValueKind.Object, line));
            case JsonTokenType.StartArray:
                var list = new PlacedJson(JsonValueKind.Array, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(Value(ref reader));
                }

                return list;
            case JsonTokenType.String:
                return new PlacedJson(JsonValueKind.String, line) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new PlacedJson(JsonValueKind.Number, line) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            default:
                return new PlacedJson(
                    reader.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null }, line);
        }
    }

    private PlacedJson Object(ref Utf8JsonReader reader, PlacedJson value)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, line) = (reader.GetString()!, Line((int)reader.TokenStartIndex));
            reader.Read();
            var member = Value(ref reader);
            if (names.TryAdd(name, line))
            {
                value.Members.Add(new PlacedMember(name, line, member));
            }
            else
            {
                _repeated.Add((line, string.Create(CultureInfo.InvariantCulture, $"the name '{name}' is there already, on line {names[name]}")));
            }
        }

        return value;
    }

    private int Line(int at)
    {
        var found = _lines.BinarySearch(at);
        return found >= 0 ? found + 1 : ~found;
    }

    private sealed class TooDeepException(int line) : Exception
    {
        public int Line { get; } = line;
    }
}
