using System.Text.Json;
using ContractMocks.Dialects.Streams;
using ContractMocks.Engine;
using ContractMocks.Tokens;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// OpenAI's images: pictures of the size and format asked for, painted from the prompt, so that equal requests get equal pictures. Older models give
/// addresses, at which the mock serves the picture; newer ones give base64, with the count of tokens, and streams with partial pictures.
/// </summary>
internal sealed class ImagesDialect(ImageTask task) : ApiDialect
{
    public override ApiAnswer Answer(Exchanging exchange)
    {
        ImageOrder order;
        try
        {
            order = ImageOrder.Read(task, exchange);
        }
        catch (RefusedException refused)
        {
            return ApiAnswer.Fails(refused.Error);
        }

        if (order.Stream)
        {
            return ApiAnswer.Stream(Events(order, exchange));
        }

        using var buffer = new WireBuffer(WireJson.Indented);
        Write(buffer.Json, order, exchange);
        buffer.EndJson();
        return ApiAnswer.Json(buffer);
    }

    private static void Write(Utf8JsonWriter json, ImageOrder order, Exchanging exchange)
    {
        json.WriteStartObject();
        json.WriteNumber("created"u8, exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds());
        if (order.Family == ImageFamily.Gpt)
        {
            json.WriteString("background"u8, order.IsTransparent ? "transparent"u8 : "opaque"u8);
        }

        json.WriteStartArray("data"u8);
        var chance = order.Chance;
        for (var i = 0; i < order.Count; i++)
        {
            WriteImage(json, order, chance.Next(), exchange);
        }

        json.WriteEndArray();
        if (order.Family == ImageFamily.Gpt)
        {
            json.WriteString("output_format"u8, order.Format);
            json.WriteString("quality"u8, order.Quality);
            if (Size(order) is { } size)
            {
                json.WriteString("size"u8, size);
            }

            WriteUsage(json, order, exchange, withOutput: true);
        }

        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, ImageOrder order, ulong seed, Exchanging exchange)
    {
        json.WriteStartObject();
        if (order.Model == "dall-e-3")
        {
            json.WriteString("revised_prompt"u8, "A detailed picture of the following. " + order.Prompt);
        }

        if (order.IsUrl)
        {
            json.WriteString("url"u8, PictureFiles.Address(exchange, order.Width, order.Height, seed));
        }
        else
        {
            json.WriteBase64String("b64_json"u8, File(order, seed));
        }

        json.WriteEndObject();
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Events(ImageOrder order, Exchanging exchange)
    {
        var chance = order.Chance;
        var seed = chance.Next();
        var stream = StreamOrders.Images.Begin();
        for (var i = 0; i < order.PartialImages; i++)
        {
            stream.Take(Type(order, isPartial: true));
            yield return Event(order, exchange, chance.Next(), partial: i);
        }

        stream.Take(Type(order, isPartial: false));
        stream.End();
        yield return Event(order, exchange, seed, partial: null);
    }

    private static byte[] Event(ImageOrder order, Exchanging exchange, ulong seed, int? partial)
    {
        using var buffer = new WireBuffer(WireJson.Minified);
        var type = Type(order, partial is not null);
        buffer.Write(System.Text.Encoding.ASCII.GetBytes($"event: {type}\ndata: "));
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteString("background"u8, order.IsTransparent ? "transparent"u8 : "opaque"u8);
        json.WriteNumber("created_at"u8, exchange.Options.Time.GetUtcNow().ToUnixTimeSeconds());
        json.WriteString("output_format"u8, order.Format);
        if (partial is { } index)
        {
            json.WriteNumber("partial_image_index"u8, index);
        }

        json.WriteString("quality"u8, order.Quality);
        json.WriteString("size"u8, Size(order) ?? "auto");
        if (partial is null)
        {
            WriteUsage(json, order, exchange, withOutput: false);
        }

        json.WriteBase64String("b64_json"u8, File(order, seed));
        json.WriteEndObject();
        buffer.EndJson();
        buffer.Write("\n\n"u8);
        return buffer.Written.ToArray();
    }

    private static string Type(ImageOrder order, bool isPartial) =>
        (order.Task == ImageTask.Edit ? "image_edit" : "image_generation") + (isPartial ? ".partial_image" : ".completed");

    private static byte[] File(ImageOrder order, ulong seed) => order.Format switch
    {
        "jpeg" => Jpeg.Make(order.Width, order.Height, seed),
        "webp" => WebP.Make(order.Width, order.Height, seed, order.IsTransparent),
        _ => Png.Make(order.Width, order.Height, seed, order.IsTransparent),
    };

    // The document names three sizes for answers; others are not named there.
    private static string? Size(ImageOrder order) => (order.Width, order.Height) switch
    {
        (1024, 1024) => "1024x1024",
        (1024, 1536) => "1024x1536",
        (1536, 1024) => "1536x1024",
        _ => null,
    };

    private static void WriteUsage(Utf8JsonWriter json, ImageOrder order, Exchanging exchange, bool withOutput)
    {
        var text = exchange.Store.Get<TokenCounter>().Text(order.Model, order.Prompt);
        var output = ImageTokens.OfOutput(order);
        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, text + order.InputImageTokens);
        json.WriteStartObject("input_tokens_details"u8);
        json.WriteNumber("image_tokens"u8, order.InputImageTokens);
        json.WriteNumber("text_tokens"u8, text);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, output);
        if (withOutput)
        {
            json.WriteStartObject("output_tokens_details"u8);
            json.WriteNumber("image_tokens"u8, output);
            json.WriteNumber("text_tokens"u8, 0);
            json.WriteEndObject();
        }

        json.WriteNumber("total_tokens"u8, text + order.InputImageTokens + output);
        json.WriteEndObject();
    }
}
