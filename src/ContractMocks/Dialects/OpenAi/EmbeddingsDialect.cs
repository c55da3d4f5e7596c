using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
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
    private static readonly JsonElement s_empty = JsonElement.Parse("{}");

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var body = exchange.Body.ValueKind == JsonValueKind.Object ? exchange.Body : s_empty;
        var model = body.TryGetProperty("model"u8, out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        var most = model.Contains("large", StringComparison.Ordinal) ? LargeDimensions : UsualDimensions;
        var dimensions = body.TryGetProperty("dimensions"u8, out var wanted) && wanted.ValueKind == JsonValueKind.Number
            && wanted.TryGetInt32(out var number) ? number : most;
        if (dimensions < 1 || dimensions > most)
        {
            var message = string.Format(
                CultureInfo.InvariantCulture, "Invalid value for 'dimensions' = {0}. Must be between 1 and {1}.", dimensions, most);
            return ApiAnswer.Fails(new WireError(400, WireError.Invalid, message, "dimensions"));
        }

        var inBase64 = body.TryGetProperty("encoding_format"u8, out var format) && format.ValueEquals("base64"u8);
        using var buffer = new WireBuffer(WireJson.Indented);
        Write(buffer, Inputs(body), model, dimensions, inBase64, exchange.Options.Seed);
        return ApiAnswer.Json(buffer);
    }

    private static void Write(WireBuffer buffer, List<string> inputs, string model, int dimensions, bool inBase64, int seed)
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        var tokens = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            tokens += Math.Max(1, TokenEstimate.Of(inputs[i]));
            json.WriteStartObject();
            json.WriteString("object"u8, "embedding"u8);
            json.WriteNumber("index"u8, i);
            WriteVector(json, UnitVector.Of(seed, inputs[i], dimensions), inBase64);
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

    /// <summary>The inputs: a text, texts, tokens, or lists of tokens. Tokens are written out, because there is no tokenizer to undo them.</summary>
    private static List<string> Inputs(JsonElement body)
    {
        if (!body.TryGetProperty("input"u8, out var input))
        {
            return [];
        }

        if (input.ValueKind == JsonValueKind.String)
        {
            return [input.GetString()!];
        }

        if (input.ValueKind != JsonValueKind.Array || input.GetArrayLength() == 0 || input[0].ValueKind == JsonValueKind.Number)
        {
            return [input.GetRawText()];
        }

        var inputs = new List<string>(input.GetArrayLength());
        foreach (var item in input.EnumerateArray())
        {
            inputs.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText());
        }

        return inputs;
    }
}
