using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using ContractMocks.Dialects.OpenAi.Azure;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's embeddings: unit vectors that depend on the seed and the input alone, so equal inputs are equal and others far apart. Shortening by
/// <c>dimensions</c> cuts the vector and brings it back to length 1, as the service does.
/// </summary>
internal sealed class EmbeddingsDialect : ApiDialect
{
    private const int UsualDimensions = 1536;
    private const int LargeDimensions = 3072;

    /// <summary>The most inputs of a request.</summary>
    private const int MostInputs = 2048;

    /// <summary>The most tokens of an input.</summary>
    private const int MostTokens = 8192;

    /// <summary>The most tokens of all inputs together.</summary>
    private const int MostTokensTogether = 300_000;

    private static readonly JsonElement s_empty = JsonElement.Parse("{}");

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var azure = AzureRequest.Of(exchange.Request);
        azure?.Check();
        var body = exchange.Body.ValueKind == JsonValueKind.Object ? exchange.Body : s_empty;
        var model = RequestJson.Text(body, "model"u8) ?? azure?.Deployment ?? "";
        var most = model.Contains("large", StringComparison.Ordinal) ? LargeDimensions : UsualDimensions;
        var wanted = ChatRequestReader.Number(body, "dimensions"u8);
        var inputs = EmbeddingsInput.Read(body, model);
        if ((DimensionsRefusal(model, wanted, most) ?? InputRefusal(inputs)) is { } refusal)
        {
            return ApiAnswer.Fails(refusal);
        }

        var inBase64 = RequestJson.Text(body, "encoding_format"u8) == "base64";
        using var buffer = new WireBuffer(WireJson.Indented);
        Write(buffer, inputs, model, wanted ?? most, inBase64, exchange.Options.Seed);
        return ApiAnswer.Json(buffer);
    }

    private static WireError? DimensionsRefusal(string model, int? wanted, int most)
    {
        if (wanted is null)
        {
            return null;
        }

        if (model.Contains("ada", StringComparison.Ordinal))
        {
            return new WireError(400, WireError.Invalid, "This model does not support specifying dimensions.");
        }

        var message = string.Format(CultureInfo.InvariantCulture, "Invalid value for 'dimensions' = {0}. Must be between 1 and {1}.", wanted, most);
        return wanted < 1 || wanted > most ? new WireError(400, WireError.Invalid, message, "dimensions") : null;
    }

    private static WireError? InputRefusal(List<EmbeddingsInput> inputs)
    {
        if (inputs.Count == 0 || inputs.Exists(static input => input.Tokens == 0))
        {
            return new WireError(400, WireError.Invalid, "'$.input' is invalid: it is empty. Please check the API reference.", "input");
        }

        if (inputs.Count > MostInputs)
        {
            var message = string.Format(CultureInfo.InvariantCulture, "'$.input' is invalid: an array of {0} is too long; at most {1} inputs are taken.", inputs.Count, MostInputs);
            return new WireError(400, WireError.Invalid, message, "input");
        }

        if (inputs.Find(static input => input.Tokens > MostTokens) is { } longest)
        {
            var message = string.Format(
                CultureInfo.InvariantCulture,
                "This model's maximum context length is {0} tokens, however you requested {1} tokens ({1} in your prompt; 0 for the completion). Please reduce your prompt; or completion length.",
                MostTokens,
                longest.Tokens);
            return new WireError(400, WireError.Invalid, message);
        }

        var together = inputs.Sum(static input => (long)input.Tokens);
        var words = string.Format(CultureInfo.InvariantCulture, "Requested {0} tokens, max {1} tokens per request", together, MostTokensTogether);
        return together > MostTokensTogether ? new WireError(400, "max_tokens_per_request", words, null, "max_tokens_per_request") : null;
    }

    private static void Write(WireBuffer buffer, List<EmbeddingsInput> inputs, string model, int dimensions, bool inBase64, int seed)
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        var tokens = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            tokens += inputs[i].Tokens;
            json.WriteStartObject();
            json.WriteString("object"u8, "embedding"u8);
            json.WriteNumber("index"u8, i);
            WriteVector(json, UnitVector.Of(seed, inputs[i].Text, dimensions), inBase64);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model"u8, model);
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, tokens);
        json.WriteNumber("total_tokens"u8, tokens);
        json.WriteEndObject();
        json.WriteEndObject();
        buffer.EndJson();
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool inBase64)
    {
        if (!inBase64)
        {
            json.WriteStartArray("embedding"u8);
            foreach (var number in vector)
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
            return;
        }

        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        json.WriteBase64String("embedding"u8, bytes);
    }
}
