using System.Globalization;
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi;

/// <summary>
/// The pictures whose addresses a mock gives out, below <c>contractmocks/images</c>. The name says all of the picture, e.g.
/// <c>256x256-00c0ffee00c0ffee.png</c>, so that nothing has to be remembered, and no key is needed, as with the service's own addresses.
/// </summary>
internal sealed class PictureFiles : ApiDialect
{
    /// <summary>The operation that serves them, which no document has.</summary>
    public static readonly Operation Operation = new()
    {
        Id = "contractmocks_picture",
        Method = "GET",
        Path = "/contractmocks/images/{file}",
        Parameters = new[] { new Parameter("file", ParameterPlace.Path, true, "{\"type\":\"string\"}", "") }.ToEquatableArray(),
    };

    private const string Folder = "/contractmocks/images/";

    /// <summary>The address of a picture, on the host and under the prefix that the request itself came to.</summary>
    public static string Address(Exchanging exchange, int width, int height, ulong seed)
    {
        var path = exchange.Request.Path;
        var end = path.LastIndexOf("/images/", StringComparison.Ordinal);
        var scheme = exchange.Request.Header("x-forwarded-proto") == "https" ? "https" : "http";
        var host = exchange.Request.Header("host") ?? "localhost";
        return string.Create(
            CultureInfo.InvariantCulture, $"{scheme}://{host}{(end < 0 ? "" : path[..end])}{Folder}{width}x{height}-{seed:x16}.png");
    }

    public override ApiAnswer Answer(Exchanging exchange)
    {
        var name = exchange.PathValue("file") ?? "";
        var (x, dash, dot) = (name.IndexOf('x', StringComparison.Ordinal), name.IndexOf('-', StringComparison.Ordinal), name.IndexOf('.', StringComparison.Ordinal));
        return x > 0 && dash > x && dot > dash && name.EndsWith(".png", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(0, x), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(name.AsSpan(x + 1, dash - x - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && ulong.TryParse(name.AsSpan(dash + 1, dot - dash - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed)
            ? ApiAnswer.Bytes(Png.Make(width, height, seed), "image/png")
            : ApiAnswer.Fails(new WireError(404, WireError.Invalid, $"There is no picture '{name}'.", "file"));
    }
}
