using System.Globalization;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Gemini;

/// <summary>
/// Gemini's list of models and its members; few on purpose. A mock that answers without being told has any other model too: its users name models that came
/// after this list.
/// </summary>
/// <param name="isList">Whether the operation lists them.</param>
internal sealed class GeminiModelsDialect(bool isList) : ApiDialect
{
    private const int UsualPage = 50;
    private const int LargestPage = 1000;
    private const int Input = 1_048_576;
    private const int Output = 65_536;

    private static readonly string[] s_talks = ["generateContent", "countTokens", "createCachedContent", "batchGenerateContent"];
    private static readonly string[] s_embeds = ["embedContent", "countTextTokens", "countTokens"];

    private static readonly (string Id, string Version, string Title, int Input, int Output, bool IsEmbedding, bool Thinks)[] s_models =
    [
        ("gemini-3.1-pro-preview", "3.1-pro-preview", "Gemini 3.1 Pro Preview", Input, Output, false, true),
        ("gemini-3-flash-preview", "3-flash-preview", "Gemini 3 Flash Preview", Input, Output, false, true),
        ("gemini-2.5-pro", "2.5", "Gemini 2.5 Pro", Input, Output, false, true),
        ("gemini-2.5-flash", "001", "Gemini 2.5 Flash", Input, Output, false, true),
        ("gemini-2.5-flash-lite", "001", "Gemini 2.5 Flash-Lite", Input, Output, false, true),
        ("gemini-2.5-flash-image", "2.0", "Gemini 2.5 Flash Image", 32_768, 32_768, false, false),
        ("gemini-2.0-flash", "2.0", "Gemini 2.0 Flash", Input, 8_192, false, false),
        ("gemini-embedding-001", "001", "Gemini Embedding 001", 2_048, 1, true, false),
    ];

    public override ApiAnswer Answer(Exchanging exchange)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        var error = isList ? WriteList(buffer.Json, exchange.Request.Query) : WriteOne(buffer.Json, exchange);
        if (error is not null)
        {
            return ApiAnswer.Fails(error);
        }

        GeminiFraming.EndBody(buffer);
        return ApiAnswer.Json(buffer);
    }

    private static WireError? WriteOne(Utf8JsonWriter json, Exchanging exchange)
    {
        var id = GeminiModel.Of(exchange.Request.Path).Name;
        var index = Array.FindIndex(s_models, model => model.Id == id);
        if (index < 0 && !exchange.Options.AnswersWithoutTurns)
        {
            return new WireError(404, "NOT_FOUND", $"Model is not found: models/{id}");
        }

        WriteModel(json, index < 0 ? (id, "001", id, Input, Output, id.Contains("embedding", StringComparison.Ordinal), false) : s_models[index]);
        return null;
    }

    private static WireError? WriteList(Utf8JsonWriter json, string query)
    {
        var start = 0;
        var size = UsualPage;
        foreach (var pair in query.Split('&'))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var value = mark < 0 ? "" : Uri.UnescapeDataString(pair[(mark + 1)..]);
            switch (mark < 0 ? pair : pair[..mark])
            {
                case "pageSize" or "page_size" when int.TryParse(value, CultureInfo.InvariantCulture, out var wanted) && wanted > 0:
                    size = Math.Min(wanted, LargestPage);
                    break;
                case "pageToken" or "page_token" when value.Length > 0:
                    if (!TryReadToken(value, out start))
                    {
                        return new WireError(400, "INVALID_ARGUMENT", "The page token is not valid.", "pageToken");
                    }

                    break;
            }
        }

        var end = Math.Min(s_models.Length, start + size);
        json.WriteStartObject();
        json.WriteStartArray("models"u8);
        foreach (var model in s_models.AsSpan(start, end - start))
        {
            WriteModel(json, model);
        }

        json.WriteEndArray();
        if (end < s_models.Length)
        {
            json.WriteString("nextPageToken"u8, Token(end));
        }

        json.WriteEndObject();
        return null;
    }

    private static string Token(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"models/{start}")));

    private static bool TryReadToken(string token, out int start)
    {
        for (start = 1; start < s_models.Length; start++)
        {
            if (Token(start) == token)
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteModel(Utf8JsonWriter json, (string Id, string Version, string Title, int Input, int Output, bool IsEmbedding, bool Thinks) model)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, "models/" + model.Id);
        json.WriteString("version"u8, model.Version);
        json.WriteString("displayName"u8, model.Title);
        json.WriteString("description"u8, model.IsEmbedding ? "Makes vectors of texts." : "Answers texts and pictures.");
        json.WriteNumber("inputTokenLimit"u8, model.Input);
        json.WriteNumber("outputTokenLimit"u8, model.Output);
        json.WriteStartArray("supportedGenerationMethods"u8);
        foreach (var method in model.IsEmbedding ? s_embeds : s_talks)
        {
            json.WriteStringValue(method);
        }

        json.WriteEndArray();
        if (!model.IsEmbedding)
        {
            json.WriteNumber("temperature"u8, 1);
            json.WriteNumber("topP"u8, 0.95f);
            json.WriteNumber("topK"u8, 64);
            json.WriteNumber("maxTemperature"u8, 2);
        }

        if (model.Thinks)
        {
            json.WriteBoolean("thinking"u8, true);
        }

        json.WriteEndObject();
    }
}
