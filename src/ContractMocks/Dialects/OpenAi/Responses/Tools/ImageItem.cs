using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>An image that the provider made.</summary>
internal sealed class ImageItem(string id, ToolRun run) : OutputItem(id)
{
    private const int MostPartial = 3;

    public override void Write(Utf8JsonWriter json, bool isDone)
    {
        Begin(json, "image_generation_call"u8, run.Ended(isDone));
        if (!isDone || run.Call.Fails)
        {
            json.WriteNull("result"u8);
            json.WriteEndObject();
            return;
        }

        json.WriteString("background"u8, Wish("background", "opaque"));
        json.WriteString("output_format"u8, "png"u8);
        json.WriteString("quality"u8, Wish("quality", "medium"));
        json.WriteString("result"u8, Image);
        json.WriteString("revised_prompt"u8, run.Text("prompt") ?? run.Answer.Conversation.User);
        json.WriteString("size"u8, Wish("size", "1024x1024"));
        json.WriteEndObject();
    }

    protected override IEnumerable<StreamStep> Progress(ResponseEvents events)
    {
        yield return events.Bare("response.image_generation_call.in_progress"u8, this);
        yield return events.Bare("response.image_generation_call.generating"u8, this);
        for (var i = 0; i < Partial; i++)
        {
            yield return PartialImage(events, i);
        }

        if (!run.Call.Fails)
        {
            yield return events.Bare("response.image_generation_call.completed"u8, this);
        }
    }

    private string Image { get => field ??= run.Output.ValueKind == JsonValueKind.String ? run.Output.GetString()! : Painted(); }

    /// <summary>How many images are shown before the last: as many as the request asks for, else as the reply says, else one, as recorded.</summary>
    private int Partial
    {
        get
        {
            var declared = run.Declared("image_generation");
            var count = Number(declared, "partial_images") ?? Number(run.Input, "partial_images") ?? 1;
            return Math.Clamp(count, 0, MostPartial);
        }
    }

    private static int? Number(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;

    private string Painted()
    {
        const int UsualSide = 1024;
        var size = Wish("size", "1024x1024").Split('x');
        var width = int.TryParse(size[0], NumberStyles.None, CultureInfo.InvariantCulture, out var wide) ? wide : UsualSide;
        var height = size.Length > 1 && int.TryParse(size[1], NumberStyles.None, CultureInfo.InvariantCulture, out var high) ? high : UsualSide;
        return Convert.ToBase64String(Png.Make(width, height, unchecked((uint)run.Answer.Seed), Wish("background", "opaque") == "transparent"));
    }

    /// <summary>What the request asks for, unless it leaves that to the service.</summary>
    private string Wish(string name, string usual)
    {
        var declared = run.Declared("image_generation");
        return declared.ValueKind == JsonValueKind.Object && declared.TryGetProperty(name, out var wish) && wish.ValueKind == JsonValueKind.String
            && !wish.ValueEquals("auto"u8)
            ? wish.GetString()!
            : usual;
    }

    private StreamStep PartialImage(ResponseEvents events, int index)
    {
        var json = events.Begin("response.image_generation_call.partial_image"u8);
        json.WriteString("background"u8, Wish("background", "opaque"));
        json.WriteString("item_id"u8, Id);
        json.WriteString("output_format"u8, "png"u8);
        events.In(Index);
        json.WriteString("partial_image_b64"u8, Image);
        json.WriteNumber("partial_image_index"u8, index);
        json.WriteString("quality"u8, Wish("quality", "medium"));
        events.Number();
        json.WriteString("size"u8, Wish("size", "1024x1024"));
        return events.End(StreamStep.Token);
    }
}
