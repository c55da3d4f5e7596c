using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Engine.Errors;

/// <summary>An error as RFC 9457 has it: <c>type</c>, <c>title</c>, <c>status</c>, <c>detail</c>, and <c>errors</c> for each thing wrong with the request.</summary>
internal static class ProblemBody
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("type"u8, "about:blank"u8);
        json.WriteString("title"u8, ErrorWords.Title(error.Status));
        json.WriteNumber("status"u8, error.Status);
        json.WriteString("detail"u8, error.Message);
        if (error.Code is { } code)
        {
            json.WriteString("code"u8, code);
        }

        if (error.Violations.Count > 0)
        {
            json.WriteStartArray("errors"u8);
            foreach (var violation in error.Violations)
            {
                Write(json, violation);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Violation violation)
    {
        json.WriteStartObject();
        json.WriteString("detail"u8, violation.Message);
        if (violation.Place == ViolationPlace.Body)
        {
            json.WriteString("pointer"u8, ErrorPaths.Pointer(violation.Name));
        }
        else
        {
            json.WriteString("in"u8, ErrorPaths.Place(violation.Place));
            if (violation.Name.Length > 0)
            {
                json.WriteString("parameter"u8, violation.Name);
            }
        }

        json.WriteEndObject();
    }
}
