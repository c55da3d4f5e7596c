using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Gemini's embeddings: unit vectors that depend on the seed and the text alone, so that a query is nearest to the document with the same words, whatever
/// their task types are.
/// </summary>
/// <param name="isBatch">Whether the operation takes several contents.</param>
internal sealed class EmbedContentDialect(bool isBatch) : ApiDialect
{
    private const int UsualDimensions = 3072;
    private const int OlderDimensions = 768;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var model = GeminiModel.Of(exchange.Request.Path).Name;
        var most = model.Contains("embedding-0", StringComparison.Ordinal) && !model.StartsWith("gemini", StringComparison.Ordinal) ? OlderDimensions : UsualDimensions;
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        if (!isBatch)
        {
            if (Refused(exchange.Body, most) is { } error)
            {
                return ApiAnswer.Fails(error);
            }

            json.WritePropertyName("embedding"u8);
            Write(json, exchange.Body, most, exchange.Options.Seed);
        }
        else if (WriteAll(json, exchange, most) is { } error)
        {
            return ApiAnswer.Fails(error);
        }

        json.WriteEndObject();
        GeminiFraming.EndBody(buffer);
        return ApiAnswer.Json(buffer);
    }

    private static WireError? WriteAll(Utf8JsonWriter json, Exchanging exchange, int most)
    {
        json.WriteStartArray("embeddings"u8);
        foreach (var request in GoogleJson.Items(exchange.Body, "requests"u8))
        {
            if (Refused(request, most) is { } error)
            {
                return error;
            }

            Write(json, request, most, exchange.Options.Seed);
        }

        json.WriteEndArray();
        return null;
    }

    private static WireError? Refused(JsonElement request, int most) =>
        GoogleJson.Number(request, "outputDimensionality"u8) is { } dimensions && (dimensions < 1 || dimensions > most)
            ? new WireError(
                400, "INVALID_ARGUMENT", string.Create(CultureInfo.InvariantCulture, $"outputDimensionality must be from 1 to {most}, and is {dimensions}."), "outputDimensionality")
            : null;

    private static void Write(Utf8JsonWriter json, JsonElement request, int most, int seed)
    {
        var text = ContentReader.Joined(GoogleJson.Member(request, "content"u8));
        json.WriteStartObject();
        json.WriteStartArray("values"u8);
        foreach (var number in UnitVector.Of(seed, text, GoogleJson.Number(request, "outputDimensionality"u8) ?? most))
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
