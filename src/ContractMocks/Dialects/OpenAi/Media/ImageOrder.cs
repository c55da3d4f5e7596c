using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Engine;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>Which of the three operations makes a picture.</summary>
internal enum ImageTask
{
    Generation,
    Edit,
    Variation,
}

/// <summary>The two ways in which image models answer.</summary>
internal enum ImageFamily
{
    /// <summary>DALL-E, and models that are not known: addresses or base64, no usage.</summary>
    DallE,

    /// <summary>GPT image models: always base64, with the form of the picture and usage.</summary>
    Gpt,
}

/// <summary>What a request for pictures asks for, with what the service fills in.</summary>
internal sealed record ImageOrder
{
    private const int Most = 10;

    public required ImageTask Task { get; init; }

    public required string Model { get; init; }

    public required ImageFamily Family { get; init; }

    public string Prompt { get; init; } = "";

    public int Count { get; init; } = 1;

    public int Width { get; init; }

    public int Height { get; init; }

    public string Quality { get; init; } = "high";

    public string Format { get; init; } = "png";

    public bool IsTransparent { get; init; }

    public bool IsUrl { get; init; }

    public bool Stream { get; init; }

    public int PartialImages { get; init; }

    /// <summary>The tokens of the pictures that the request brings.</summary>
    public int InputImageTokens { get; init; }

    /// <summary>What the pictures are painted from.</summary>
    public StableChance Chance { get; init; }

    /// <exception cref="RefusedException">The model does not make such pictures.</exception>
    public static ImageOrder Read(ImageTask task, Exchanging exchange)
    {
        var body = exchange.Body;
        var model = Text(body, "model"u8) ?? UsualModel(task, body);
        var family = model.StartsWith("gpt-image", StringComparison.Ordinal) || model.StartsWith("chatgpt-image", StringComparison.Ordinal)
            ? ImageFamily.Gpt
            : ImageFamily.DallE;
        ImageRules.Check(model, family, body);
        var (width, height) = ImageRules.Size(model, Text(body, "size"u8));
        var format = family == ImageFamily.Gpt ? Text(body, "output_format"u8) ?? "png" : "png";
        var prompt = Text(body, "prompt"u8) ?? "";
        return new ImageOrder
        {
            Task = task,
            Model = model,
            Family = family,
            Prompt = prompt,
            Count = Math.Clamp(Number(body, "n"u8) ?? 1, 1, Most),
            Width = width,
            Height = height,
            Quality = Text(body, "quality"u8) is { } quality and ("low" or "medium") ? quality : "high",
            Format = format,
            IsTransparent = family == ImageFamily.Gpt && Text(body, "background"u8) == "transparent" && format != "jpeg",
            IsUrl = family == ImageFamily.DallE && Text(body, "response_format"u8) != "b64_json",
            Stream = family == ImageFamily.Gpt && task != ImageTask.Variation && StreamWish.IsIn(exchange),
            PartialImages = Math.Clamp(Number(body, "partial_images"u8) ?? 0, 0, 3),
            InputImageTokens = exchange.Files.Sum(file => ImageTokens.OfInput(ImageSize.Of(file.Content.Span), Text(body, "input_fidelity"u8) == "high"))
                + (TryArray(body, "images"u8, out var images) ? images.GetArrayLength() * ImageTokens.OfInput(null, isFaithful: false) : 0),
            Chance = StableChance.ForText(exchange.Options.Seed, prompt + '\n' + Given(exchange)),
        };
    }

    /// <summary>What tells one request's pictures from another's where the prompt is the same.</summary>
    private static string Given(Exchanging exchange)
    {
        var sum = 14695981039346656037UL;
        foreach (var file in exchange.Files)
        {
            foreach (var one in file.Content.Span)
            {
                sum = unchecked((sum ^ one) * 1099511628211UL);
            }
        }

        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }

    // Without a model, what only the newer models know of says that one of them is meant.
    private static string UsualModel(ImageTask task, JsonElement body) =>
        task == ImageTask.Edit && !Has(body, "response_format"u8) ? "gpt-image-1.5"
        : task == ImageTask.Generation && (Has(body, "output_format"u8) || Has(body, "background"u8) || Has(body, "moderation"u8) || Has(body, "partial_images"u8)
            || Has(body, "output_compression"u8) || IsTrue(body, "stream"u8) || Text(body, "quality"u8) is "low" or "medium" or "high") ? "gpt-image-1"
        : "dall-e-2";

    private static bool Has(JsonElement body, ReadOnlySpan<byte> name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static int? Number(JsonElement body, ReadOnlySpan<byte> name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            ? number
            : null;
}
