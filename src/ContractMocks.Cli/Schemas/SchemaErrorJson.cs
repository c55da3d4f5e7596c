using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>Verdicts as JSON, one a line.</summary>
internal sealed class SchemaErrorJson : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json;

    public SchemaErrorJson() => _json = new Utf8JsonWriter(_buffer, s_options);

    public int Length => _buffer.WrittenCount;

    /// <summary>Adds a line.</summary>
    /// <param name="errors">What does not fit; none when the verdict is valid.</param>
    /// <param name="fault">What could not be used (<c>line</c>, <c>schema</c>, <c>instance</c>, <c>file</c>); null after a verdict.</param>
    /// <param name="file">The file that was judged, or null.</param>
    public void Write(IReadOnlyList<SchemaError> errors, string? fault = null, string? file = null)
    {
        if (errors.Count == 0 && file is null && fault is null)
        {
            _buffer.Write("{\"valid\":true,\"errors\":[]}\n"u8);
            return;
        }

        _json.Reset(_buffer);
        _json.WriteStartObject();
        if (file is not null)
        {
            _json.WriteString("file"u8, file);
        }

        _json.WriteBoolean("valid"u8, errors.Count == 0 && fault is null);
        if (fault is not null)
        {
            _json.WriteString("error"u8, fault);
        }

        _json.WriteStartArray("errors"u8);
        for (var i = 0; i < errors.Count; i++)
        {
            WriteError(errors[i]);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
    }

    public void FlushTo(Stream output)
    {
        output.Write(_buffer.WrittenSpan);
        output.Flush();
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    private void WriteError(SchemaError error)
    {
        _json.WriteStartObject();
        _json.WriteString("path"u8, error.Pointer);
        _json.WriteString("keyword"u8, error.Keyword);
        _json.WriteString("message"u8, error.Message);
        _json.WriteString("expected"u8, error.Expected);
        _json.WriteString("actual"u8, error.Actual);
        _json.WriteEndObject();
    }
}
