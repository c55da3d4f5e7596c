using System.Collections.Concurrent;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>What can be done with models.</summary>
internal enum ModelsAct
{
    List,
    Get,
    Delete,
}

/// <summary>
/// OpenAI's list of models and its members; few on purpose. Models that were trained (<c>ft:…</c>) are there until they are deleted. A mock that answers
/// without being told has any other model too: its users name models that came after this list.
/// </summary>
internal sealed class ModelsDialect(ModelsAct act) : ApiDialect
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
        ("gpt-3.5-turbo-instruct", 1692901427, "system"),
        ("text-embedding-3-large", 1705953180, "system"),
        ("text-embedding-3-small", 1705948997, "system"),
        ("text-embedding-ada-002", 1671217299, "openai-internal"),
        ("omni-moderation-latest", 1731689265, "system"),
    ];

    public override ApiAnswer Answer(Exchanging exchange)
    {
        using var buffer = new WireBuffer(WireJson.Indented);
        if (act == ModelsAct.List)
        {
            WriteList(buffer);
            return ApiAnswer.Json(buffer);
        }

        var id = exchange.PathValue("model") ?? "";
        var deleted = exchange.Store.Get<DeletedModels>();
        var index = Array.FindIndex(s_models, model => model.Id == id);
        var isTrained = id.StartsWith("ft:", StringComparison.Ordinal);
        var isKnown = (index >= 0 || isTrained || exchange.Options.AnswersWithoutTurns) && !deleted.Has(id);
        if (!isKnown)
        {
            return ApiAnswer.Fails(new WireError(404, WireError.Invalid, $"The model '{id}' does not exist", "model", "model_not_found"));
        }

        if (act == ModelsAct.Get)
        {
            WriteModel(buffer.Json, index >= 0 ? s_models[index] : (id, exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds(), isTrained ? "org-contractmocks" : "system"));
        }
        else if (index >= 0)
        {
            return ApiAnswer.Fails(new WireError(403, WireError.Invalid, "You have insufficient permissions for this operation: only models that you trained can be deleted."));
        }
        else
        {
            deleted.Add(id);
            WriteDeleted(buffer.Json, id);
        }

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

    private static void WriteDeleted(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("object"u8, "model"u8);
        json.WriteBoolean("deleted"u8, true);
        json.WriteEndObject();
    }

    /// <summary>The models that clients deleted; at most 1,000 are remembered.</summary>
    private sealed class DeletedModels
    {
        private const int Most = 1000;
        private readonly ConcurrentDictionary<string, bool> _ids = new(StringComparer.Ordinal);

        public bool Has(string id) => _ids.ContainsKey(id);

        public void Add(string id)
        {
            if (_ids.Count < Most)
            {
                _ids[id] = true;
            }
        }
    }
}
