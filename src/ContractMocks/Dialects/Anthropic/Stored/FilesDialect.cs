using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic.Stored;

/// <summary>What is done with files.</summary>
internal enum FileAction
{
    Upload,
    List,
    Get,
    Delete,
    Download,
}

/// <summary>
/// Anthropic's files. What was uploaded can be listed, looked at and deleted. The service gives back only files that its own tools made; here there are none,
/// so the bytes of an uploaded file are given back instead, which lets tests see what came.
/// </summary>
internal sealed class FilesDialect(FileAction action) : AnthropicApi
{
    protected override ApiAnswer Make(Exchanging exchange)
    {
        var files = exchange.Store.Get<KeptFiles>();
        switch (action)
        {
            case FileAction.Upload:
                return Upload(files, exchange);
            case FileAction.List:
                return AnthropicPage.Answer(files.All(), static file => file.Id, Write, exchange);
            default:
                break;
        }

        var id = exchange.PathValue("file_id") ?? "";
        if (files.Find(id) is not { } file)
        {
            return NotFound($"File not found: {id}");
        }

        if (action == FileAction.Download)
        {
            return ApiAnswer.Bytes(file.Content, file.MediaType);
        }

        using var buffer = new WireBuffer(WireJson.Minified);
        if (action == FileAction.Delete)
        {
            files.Remove(id);
            buffer.Json.WriteStartObject();
            buffer.Json.WriteString("id"u8, id);
            buffer.Json.WriteString("type"u8, "file_deleted"u8);
            buffer.Json.WriteEndObject();
        }
        else
        {
            Write(buffer.Json, file);
        }

        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static ApiAnswer Upload(KeptFiles files, Exchanging exchange)
    {
        if (exchange.Files is not [var part, ..])
        {
            throw new RefusedException(new WireError(400, WireError.Invalid, "file: Field required", "file"));
        }

        var file = new KeptFile(
            exchange.Chance(ChancePurpose.AnswerId).Alphanumeric("file_011C", 20),
            part.FileName.Length > 0 ? part.FileName : "file",
            part.MediaType,
            part.Content.ToArray(),
            exchange.Options.Time.GetUtcNow());
        files.Add(file.Id, file);
        using var buffer = new WireBuffer(WireJson.Minified);
        Write(buffer.Json, file);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static void Write(Utf8JsonWriter json, KeptFile file)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "file"u8);
        json.WriteString("id"u8, file.Id);
        json.WriteNumber("size_bytes"u8, file.Content.Length);
        json.WriteString("created_at"u8, AnthropicTime.Exact(file.Created));
        json.WriteString("filename"u8, file.Name);
        json.WriteString("mime_type"u8, file.MediaType);
        json.WriteBoolean("downloadable"u8, false);
        json.WriteEndObject();
    }
}
