using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's list of models and its members; few on purpose. A mock that answers without being told has any other model too: its users name models that
/// they trained, or that came after this list.
/// </summary>
internal sealed class ModelsDialect(bool isList) : ApiDialect
{
    private static readonly (string Id, long Created, string Owner)[] s_models =
    [
        ("gpt-5", 1754425777, "system"),
        ("gpt-5-mini", 1754425928, "system"),
        ("gpt-5-nano", 1754426384, "system"),
        ("gpt-4.1", 1744316542, "system"),
        ("gpt-4.1-mini", 1744318173, "system"),
        ("gpt-4o", 1715367049, "system"),
        ("gpt-4o-mini", 1721172741, "system"),
        ("o3", 1744225308, "system"),
        ("o4-mini", 1744225351, "system"),
        ("text-embedding-3-large", 1705953180, "system"),
        ("text-embedding-3-small", 1705948997, "system"),
        ("text-embedding-ada-002", 1671217299, "openai-internal"),
    ];

    public override ApiAnswer Answer(Exchanging exchange)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        if (isList)
        {
            WriteList(buffer);
            return ApiAnswer.Json(buffer);
        }

        var id = exchange.PathValue("model") ?? "";
        var index = Array.FindIndex(s_models, model => model.Id == id);
        if (index < 0 && exchange.Options.AnswersWithoutTurns)
        {
            WriteModel(buffer.Json, (id, exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds(), "system"));
            buffer.EndJson();
            return ApiAnswer.Json(buffer);
        }

        if (index < 0)
        {
            return ApiAnswer.Fails(new WireError(404, WireError.Invalid, $"The model '{id}' does not exist", "model", "model_not_found"));
        }

        WriteModel(buffer.Json, s_models[index]);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static void WriteList(WireBuffer buffer)
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var model in s_models)
        {
            WriteModel(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        buffer.EndJson();
    }

    private static void WriteModel(Utf8JsonWriter json, (string Id, long Created, string Owner) model)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, model.Id);
        json.WriteString("object"u8, "model"u8);
        json.WriteNumber("created"u8, model.Created);
        json.WriteString("owned_by"u8, model.Owner);
        json.WriteEndObject();
    }
}
