using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Tokens;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Ollama;

/// <summary>Ollama's embeddings: unit vectors that depend on the seed and the input alone.</summary>
/// <param name="isOld">Whether it is the older <c>/api/embeddings</c>, which takes one prompt and gives one vector.</param>
internal sealed class OllamaEmbedDialect(bool isOld) : ApiDialect
{
    private const int MostDimensions = 8192;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var body = exchange.Body;
        var name = Text(body, "model"u8) ?? "";
        var model = new OllamaModel(name);
        exchange.Store.Get<OllamaShelf>().Load(name, isUnload: false);
        var wanted = OllamaRequestReader.Number(body, "dimensions"u8) ?? 0;
        var dimensions = wanted <= 0 ? model.Dimensions : Math.Min(wanted, MostDimensions);
        var inputs = isOld ? [Text(body, "prompt"u8) ?? ""] : Text(body, "input"u8) is { } one ? [one] : Texts(body, "input"u8) ?? [];
        using var buffer = new WireBuffer(WireJson.Minified);
        var json = buffer.Json;
        json.WriteStartObject();
        if (isOld)
        {
            json.WritePropertyName("embedding"u8);
            Write(json, inputs[0], dimensions, exchange);
        }
        else
        {
            json.WriteString("model"u8, name);
            json.WriteStartArray("embeddings"u8);
            foreach (var input in inputs)
            {
                Write(json, input, dimensions, exchange);
            }

            json.WriteEndArray();
            var counter = exchange.Store.Get<TokenCounter>();
            var tokens = inputs.Sum(input => Math.Max(1, counter.Text(name, input)));
            var load = OllamaTime.Load(exchange);
            json.WriteNumber("total_duration"u8, load + OllamaTime.Reading(tokens));
            json.WriteNumber("load_duration"u8, load);
            json.WriteNumber("prompt_eval_count"u8, tokens);
        }

        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Bytes(buffer.Written.ToArray(), "application/json; charset=utf-8");
    }

    private static void Write(Utf8JsonWriter json, string input, int dimensions, Exchanging exchange)
    {
        json.WriteStartArray();
        foreach (var number in UnitVector.Of(exchange.Options.Seed, input, dimensions))
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
