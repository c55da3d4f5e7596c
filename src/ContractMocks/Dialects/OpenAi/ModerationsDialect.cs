using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's moderations. What a text is flagged for is told by the words in it (see <see cref="ModerationCategory"/>), so that tests can have any category
/// flagged; other scores are low, made up from the seed and the text. Pictures are never looked at and never flagged.
/// </summary>
internal sealed class ModerationsDialect : ApiDialect
{
    private const string UsualModel = "omni-moderation-latest";
    private const double Flagged = 0.9;

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var model = RequestJson.Text(exchange.Body, "model"u8) ?? UsualModel;
        using var buffer = new WireBuffer(WireJson.Indented);
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("id"u8, exchange.Chance(ChancePurpose.AnswerId).Alphanumeric("modr-", 29));
        json.WriteString("model"u8, model);
        json.WriteStartArray("results"u8);
        foreach (var input in ModerationInput.Read(exchange.Body))
        {
            WriteResult(json, input, isOmni: !model.StartsWith("text-", StringComparison.Ordinal), exchange.Options.Seed);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    /// <summary>Writes what was found in an input.</summary>
    private static void WriteResult(Utf8JsonWriter json, ModerationInput input, bool isOmni, int seed)
    {
        var categories = ModerationCategory.All;
        var flags = Array.ConvertAll(categories, category => (isOmni || !category.IsOmniOnly) && category.IsIn(input.Text));
        var chance = StableChance.ForText(seed, input.Text);
        json.WriteStartObject();
        json.WriteBoolean("flagged"u8, Array.Exists(flags, static flag => flag));
        json.WriteStartObject("categories"u8);
        for (var i = 0; i < categories.Length; i++)
        {
            // The older models do not know what is illicit; the document asks for the fields all the same.
            json.WriteBoolean(categories[i].Name, flags[i]);
        }

        json.WriteEndObject();
        json.WriteStartObject("category_scores"u8);
        for (var i = 0; i < categories.Length; i++)
        {
            var share = (chance.NextSigned() + 1) / 2;
            json.WriteNumber(categories[i].Name, flags[i] ? Flagged + (share / 10) : share / 1000);
        }

        json.WriteEndObject();
        json.WriteStartObject("category_applied_input_types"u8);
        foreach (var category in categories)
        {
            json.WriteStartArray(category.Name);
            if (input.HasText && (isOmni || !category.IsOmniOnly))
            {
                json.WriteStringValue("text"u8);
            }

            if (input.HasImage && category.SeesImages)
            {
                json.WriteStringValue("image"u8);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
