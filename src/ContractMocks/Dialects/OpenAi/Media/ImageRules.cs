using System.Globalization;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>What each image model takes. Models that are not known take any size up to <see cref="Picture.LongestSide"/>.</summary>
internal static class ImageRules
{
    private const string Usual = "1024x1024";
    private static readonly string[] s_older = ["256x256", "512x512", Usual];
    private static readonly string[] s_dallE3 = [Usual, "1792x1024", "1024x1792"];
    private static readonly string[] s_gpt = [Usual, "1024x1536", "1536x1024", "auto"];

    /// <exception cref="RefusedException">The model does not take such a request.</exception>
    public static void Check(string model, ImageFamily family, JsonElement body)
    {
        if (family == ImageFamily.Gpt && RequestJson.Text(body, "response_format"u8) is not null)
        {
            throw Refused("Unknown parameter: 'response_format'.", "response_format", "unknown_parameter");
        }

        if (model == "dall-e-3" && body.TryGetProperty("n"u8, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var n) && n > 1)
        {
            throw Refused("You must provide n=1 for this model.", "n", "invalid_value");
        }

        var most = family == ImageFamily.Gpt ? 32_000 : model == "dall-e-3" ? 4_000 : model == "dall-e-2" ? 1_000 : int.MaxValue;
        if (RequestJson.Text(body, "prompt"u8) is { } prompt && prompt.Length > most)
        {
            throw Refused(
                string.Create(CultureInfo.InvariantCulture, $"Invalid 'prompt': string too long. Expected a string with maximum length {most}, but got a string with length {prompt.Length} instead."),
                "prompt",
                "string_above_max_length");
        }

        if (RequestJson.Text(body, "background"u8) == "transparent" && RequestJson.Text(body, "output_format"u8) == "jpeg")
        {
            throw Refused("Transparent background is not supported for jpeg output format.", "background", "invalid_value");
        }
    }

    /// <summary>Width and height in pixels.</summary>
    /// <exception cref="RefusedException">The model has no such size.</exception>
    public static (int Width, int Height) Size(string model, string? size)
    {
        var known = model switch
        {
            "dall-e-2" => s_older,
            "dall-e-3" => s_dallE3,
            "gpt-image-1" or "gpt-image-1-mini" or "gpt-image-1.5" => s_gpt,
            _ => null,
        };
        if (size is null or "auto" && (known is null || known.Contains("auto")))
        {
            return (1024, 1024);
        }

        size ??= Usual;
        var parts = size.Split('x');
        if (known?.Contains(size) == false || parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            || width is < 1 or > Picture.LongestSide || height is < 1 or > Picture.LongestSide)
        {
            var values = (known ?? s_gpt).Select(static one => $"'{one}'").ToArray();
            throw Refused($"Invalid value: '{size}'. Supported values are: {string.Join(", ", values[..^1])}, and {values[^1]}.", "size", "invalid_value");
        }

        return (width, height);
    }

    private static RefusedException Refused(string message, string parameter, string code) =>
        new(new WireError(400, WireError.Invalid, message, parameter, code));
}
