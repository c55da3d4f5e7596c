using System.Text;
using System.Text.Json;

namespace ContractMocks.Engine.Answers;

/// <summary>A multipart body: a part for each property of an object or item of a list.</summary>
internal static class MultipartBody
{
    // Fixed, so that equal answers are equal bytes; no fake holds it.
    private const string Boundary = "contractmocks-4b1f8d3a6c";

    public static string WithBoundary(string mediaType) =>
        mediaType.Contains("boundary=", StringComparison.OrdinalIgnoreCase) ? MediaType.Essence(mediaType).ToString() + "; boundary=" + Boundary
        : mediaType + "; boundary=" + Boundary;

    public static byte[] Of(JsonElement value)
    {
        var body = new StringBuilder();
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                Add(body, member.Value, member.Name);
            }
        }
        else
        {
            foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
            {
                Add(body, item, null);
            }
        }

        return Encoding.UTF8.GetBytes(body.Append("--").Append(Boundary).Append("--\r\n").ToString());
    }

    private static void Add(StringBuilder body, JsonElement value, string? name)
    {
        var isText = value.ValueKind == JsonValueKind.String;
        body.Append("--").Append(Boundary).Append("\r\n");
        if (name is not null)
        {
            body.Append("Content-Disposition: form-data; name=\"").Append(name.Replace("\"", "%22", StringComparison.Ordinal)).Append("\"\r\n");
        }

        body.Append("Content-Type: ").Append(isText ? "text/plain; charset=utf-8" : MediaType.Json).Append("\r\n\r\n")
            .Append(isText ? value.GetString() : value.GetRawText()).Append("\r\n");
    }
}
