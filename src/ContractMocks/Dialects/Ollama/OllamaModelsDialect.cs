using System.Text.Json;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Ollama;

/// <summary>What is asked of models.</summary>
internal enum OllamaModelsTask
{
    List,
    Running,
    Show,
    Version,
    Copy,
    Delete,
}

/// <summary>Ollama's models: which there are, which are loaded, what they can; and the version of the service.</summary>
internal sealed class OllamaModelsDialect(OllamaModelsTask task) : ApiDialect
{
    private const int Context = 8192;
    private static readonly TimeSpan s_stay = TimeSpan.FromMinutes(5);

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var shelf = exchange.Store.Get<OllamaShelf>();
        var name = Text(exchange.Body, "model"u8) ?? Text(exchange.Body, "name"u8) ?? "";
        if (task == OllamaModelsTask.Delete)
        {
            return shelf.Remove(name) ? Nothing() : Missing(name);
        }

        if (task == OllamaModelsTask.Copy)
        {
            var source = Text(exchange.Body, "source"u8) ?? "";
            if (!shelf.Has(source))
            {
                return Missing(source);
            }

            shelf.Add(Text(exchange.Body, "destination"u8) ?? "");
            return Nothing();
        }

        using var buffer = new WireBuffer(WireJson.Minified);
        var json = buffer.Json;
        json.WriteStartObject();
        switch (task)
        {
            case OllamaModelsTask.List:
                List(json, shelf.Models, static (json, model, exchange) =>
                {
                    json.WriteString("modified_at"u8, OllamaTime.Now(exchange));
                    Size(json, model);
                }, exchange);
                break;
            case OllamaModelsTask.Running:
                List(json, shelf.Running, static (json, model, exchange) =>
                {
                    Size(json, model);
                    json.WriteString("expires_at"u8, OllamaTime.Text(exchange.Options.Time.GetUtcNow() + s_stay));
                    json.WriteNumber("size_vram"u8, model.Size);
                    json.WriteNumber("context_length"u8, Context);
                }, exchange);
                break;
            case OllamaModelsTask.Show:
                Show(json, new OllamaModel(name), exchange);
                break;
            default:
                json.WriteString("version"u8, "0.13.0"u8);
                break;
        }

        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Bytes(buffer.Written.ToArray(), "application/json; charset=utf-8");
    }

    private static ApiAnswer Nothing() => new() { ContentType = null };

    private static ApiAnswer Missing(string name) => ApiAnswer.Fails(new WireError(404, "", $"model '{name}' not found"));

    private static void List(Utf8JsonWriter json, string[] names, Action<Utf8JsonWriter, OllamaModel, Exchanging> write, Exchanging exchange)
    {
        json.WriteStartArray("models"u8);
        foreach (var name in names)
        {
            var model = new OllamaModel(name);
            json.WriteStartObject();
            json.WriteString("name"u8, model.Name);
            json.WriteString("model"u8, model.Name);
            write(json, model, exchange);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Size(Utf8JsonWriter json, OllamaModel model)
    {
        json.WriteNumber("size"u8, model.Size);
        json.WriteString("digest"u8, model.Digest);
        model.WriteDetails(json);
    }

    private static void Show(Utf8JsonWriter json, OllamaModel model, Exchanging exchange)
    {
        json.WriteString("license"u8, "A licence made up by ContractMocks."u8);
        json.WriteString("modelfile"u8, $"FROM {model.Name}\nTEMPLATE {{{{ .Prompt }}}}\n");
        json.WriteString("parameters"u8, "temperature 0.7"u8);
        json.WriteString("template"u8, "{{ .Prompt }}"u8);
        model.WriteDetails(json);
        json.WriteStartObject("model_info"u8);
        json.WriteString("general.architecture"u8, model.Family);
        json.WriteNumber("general.parameter_count"u8, model.Billions * 1_000_000_000L);
        json.WriteNumber(model.Family + ".context_length", Context);
        json.WriteNumber(model.Family + ".embedding_length", model.Dimensions);
        json.WriteEndObject();
        json.WriteStartArray("capabilities"u8);
        foreach (var one in model.Capabilities())
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
        json.WriteString("modified_at"u8, OllamaTime.Now(exchange));
    }
}
