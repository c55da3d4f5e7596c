using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// Anthropic's list of models and its members. A mock that answers without being told has any other model too: its users name models that came after the
/// list here.
/// </summary>
internal sealed class ModelsDialect(bool isList) : AnthropicApi
{
    protected override ApiAnswer Make(Exchanging exchange)
    {
        if (isList)
        {
            return AnthropicPage.Answer(AnthropicModels.All, static model => model.Id, Write, exchange);
        }

        var name = exchange.PathValue("model_id") ?? "";
        if (AnthropicModels.Find(name) is not { } model)
        {
            if (!exchange.Options.AnswersWithoutTurns)
            {
                return NotFound($"model: {name}");
            }

            model = new AnthropicModel(name, name, AnthropicTime.Of(exchange.Options.Time.GetUtcNow()), 64_000);
        }

        using var buffer = new WireBuffer(WireJson.Minified);
        Write(buffer.Json, model);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static void Write(Utf8JsonWriter json, AnthropicModel model)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "model"u8);
        json.WriteString("id"u8, model.Id);
        json.WriteString("display_name"u8, model.Name);
        json.WriteString("created_at"u8, model.Created);
        json.WriteEndObject();
    }
}
