using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Cli;

/// <summary>Fakes and answers as lines of JSON: UTF-8 without a mark, <c>\n</c> at the end, on every system.</summary>
internal sealed class FakeJson : IDisposable
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Instances are put in as they were made; they are JSON and may be nested deeper than the writer's own bound.
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    public FakeJson() => _json = new Utf8JsonWriter(_buffer, s_options);

    /// <summary>The instances of a variant, one a line.</summary>
    public void Lines(IReadOnlyList<FakeCase> cases, bool isExplained)
    {
        foreach (var one in cases)
        {
            if (isExplained)
            {
                Write(json => Explain(one, json));
            }
            else
            {
                Raw(one.Json);
            }
        }
    }

    /// <summary>The instances of a variant as one line: the instance, or a list of them where a variant may have many.</summary>
    public void Line(IReadOnlyList<FakeCase> cases, bool isList, bool isExplained)
    {
        if (!isList)
        {
            Lines(cases, isExplained);
            return;
        }

        Write(json =>
        {
            json.WriteStartArray();
            foreach (var one in cases)
            {
                if (isExplained)
                {
                    Explain(one, json);
                }
                else
                {
                    json.WriteRawValue(one.Json, skipInputValidation: true);
                }
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A line with an object of one text: <c>{"$error": "why"}</c>.</summary>
    public void Answer(string key, string why) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString(key, why);
        json.WriteEndObject();
    });

    /// <summary>A call of a tool.</summary>
    public void Call(string tool, FakeCase arguments, bool isExplained) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name"u8, tool);
        json.WritePropertyName("arguments"u8);
        json.WriteRawValue(arguments.Json, skipInputValidation: true);
        if (isExplained)
        {
            json.WriteString("case"u8, arguments.Name);
            json.WriteString("path"u8, arguments.Path);
            json.WriteString("keyword"u8, arguments.Keyword);
            json.WriteBoolean("valid"u8, arguments.IsValid);
        }

        json.WriteEndObject();
    });

    /// <summary>A tool that has no call, and why.</summary>
    public void NoCall(string tool, string why) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name"u8, tool);
        json.WriteString("$unsatisfiable"u8, why);
        json.WriteEndObject();
    });

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public void FlushTo(Stream output)
    {
        output.Write(_buffer.WrittenSpan);
        output.Flush();
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    private static void Explain(FakeCase one, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, one.Name);
        json.WriteString("path"u8, one.Path);
        json.WriteString("keyword"u8, one.Keyword);
        json.WriteBoolean("valid"u8, one.IsValid);
        json.WritePropertyName("instance"u8);
        json.WriteRawValue(one.Json, skipInputValidation: true);
        json.WriteEndObject();
    }

    private void Raw(string json)
    {
        Encoding.UTF8.GetBytes(json, _buffer);
        _buffer.Write("\n"u8);
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        _json.Reset(_buffer);
        write(_json);
        _json.Flush();
        _buffer.Write("\n"u8);
    }
}
