using System.Text.Json;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's pull, push and create: a model that comes, goes or is made, told line by line. Nothing is transferred.</summary>
/// <param name="task"><c>pull</c>, <c>push</c> or <c>create</c>.</param>
internal sealed class OllamaTransferDialect(string task) : ApiDialect
{
    private const int Steps = 4;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var name = Text(exchange.Body, "model"u8) ?? Text(exchange.Body, "name"u8) ?? "";
        var shelf = exchange.Store.Get<OllamaShelf>();
        if (task == "push" && !shelf.Has(name))
        {
            return ApiAnswer.Fails(new WireError(404, "", $"model '{name}' not found"));
        }

        shelf.Add(name);
        return IsFalse(exchange.Body, "stream"u8)
            ? ApiAnswer.Bytes(Line("success", null, 0).ToArray()[..^1], "application/json; charset=utf-8")
            : ApiAnswer.Stream(Lines(new OllamaModel(name)), "application/x-ndjson");
    }

    private IEnumerable<ReadOnlyMemory<byte>> Lines(OllamaModel model)
    {
        var (first, each, last) = task switch
        {
            "push" => ("retrieving manifest", "pushing " + model.Digest[..12], (string[])["pushing manifest"]),
            "create" => ("reading model metadata", "using existing layer sha256:" + model.Digest, ["writing manifest"]),
            _ => ("pulling manifest", "pulling " + model.Digest[..12], ["verifying sha256 digest", "writing manifest"]),
        };
        yield return Line(first, null, 0);
        for (var i = 0; i < (task == "create" ? 1 : Steps + 1); i++)
        {
            yield return Line(each, task == "create" ? null : model, model.Size * i / Steps);
        }

        foreach (var status in last)
        {
            yield return Line(status, null, 0);
        }

        yield return Line("success", null, 0);
    }

    private static ReadOnlyMemory<byte> Line(string status, OllamaModel? model, long completed)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("status"u8, status);
        if (model is not null)
        {
            json.WriteString("digest"u8, "sha256:" + model.Digest);
            json.WriteNumber("total"u8, model.Size);
            if (completed > 0)
            {
                json.WriteNumber("completed"u8, completed);
            }
        }

        json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n"u8);
        return buffer.Written.ToArray();
    }
}
