using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ContractMocks.Engine.Judging;
using ContractMocks.Engine;
using ContractMocks.Schemas;
using ContractMocks.Simulation;

namespace ContractMocks.Xunit.Requests;

/// <summary>Writes the JSON of a body as its media type wants it: as JSON, a form, parts, text, lines or bytes.</summary>
internal sealed class SampleBody(LoadedContract contract, Content declared)
{
    private const string Octets = "application/octet-stream";

    private readonly ContentPlan _plan = new(declared, new RequestSchemas(contract, RequestChecks.Strict));

    public BodyKind Kind { get; } = BodyKinds.Of(declared.MediaType);

    public Shape Shape => _plan.Shape;

    /// <summary>Whether the body is made of the schema's values; bytes are not.</summary>
    public bool IsJudged => Kind != BodyKind.Opaque;

    /// <summary>The media type of a body that is chosen before another: what is most like JSON.</summary>
    public static Content? Best(RequestBody body) => body.Contents.OrderBy(static content => BodyKinds.Of(content.MediaType)).FirstOrDefault();

    public HttpContent Write(string json) => Kind switch
    {
        BodyKind.Json => new StringContent(json, Encoding.UTF8, "application/json"),
        BodyKind.Form => new StringContent(Form(Fields(json)), Encoding.UTF8, "application/x-www-form-urlencoded"),
        BodyKind.Multipart => Parts(Fields(json)),
        BodyKind.Text => Typed(new StringContent(JsonNode.Parse(json) is JsonValue value && value.TryGetValue<string>(out var text) ? text : json), "text/plain"),
        BodyKind.Lines => Typed(new StringContent(json + "\n"), "application/x-ndjson"),
        _ => Typed(new ByteArrayContent("0"u8.ToArray()), Octets),
    };

    private HttpContent Typed(HttpContent content, string otherwise)
    {
        var type = declared.MediaType.Contains('*', StringComparison.Ordinal) ? otherwise : declared.MediaType;
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static string Form(IEnumerable<Part> parts) =>
        string.Join('&', parts.Select(static part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Text)}"));

    private static MultipartFormDataContent Parts(IEnumerable<Part> parts)
    {
        var all = new MultipartFormDataContent("contract-test");
        var count = 0;
        foreach (var part in parts)
        {
            count++;
            if (part.IsFile)
            {
                var file = new ByteArrayContent(Encoding.UTF8.GetBytes(part.Text));
                file.Headers.ContentType = new MediaTypeHeaderValue(part.MediaType ?? Octets);
                all.Add(file, Quoted(part.Name), "sample.bin");
            }
            else
            {
                all.Add(new StringContent(part.Text, Encoding.UTF8, part.MediaType ?? "text/plain"), Quoted(part.Name));
            }
        }

        if (count == 0)
        {
            // A body of no parts is none by its grammar (RFC 2046, 5.1.1).
            all.Add(new StringContent(""), Quoted("_"));
        }

        return all;
    }

    // Names with brackets are no tokens, and the framework quotes none by itself.
    private static string Quoted(string name) => $"\"{name}\"";

    private List<Part> Fields(string json)
    {
        var parts = new List<Part>();
        foreach (var (name, value) in JsonNode.Parse(json) as JsonObject ?? [])
        {
            var encoding = declared.Encodings.FirstOrDefault(one => one.Property == name);
            var isBinary = Shape.Property(name) is { IsBinary: true } or { Items.IsBinary: true };
            if (value is JsonArray list && (encoding?.Style ?? ParameterStyle.Form) != ParameterStyle.DeepObject && list.All(static item => item is JsonValue))
            {
                AddList(parts, new Part(name, "", isBinary, null), list, encoding);
            }
            else if (value is JsonObject && Kind == BodyKind.Multipart && encoding?.Style is null)
            {
                parts.Add(new Part(name, value.ToJsonString(WireText.Options), false, "application/json"));
            }
            else
            {
                Flatten(parts, name, value, isBinary);
            }
        }

        return parts;
    }

    private static void AddList(List<Part> parts, Part part, JsonArray list, PartEncoding? encoding)
    {
        var separator = (encoding?.Style, encoding?.Explode) switch
        {
            (ParameterStyle.SpaceDelimited, not true) => " ",
            (ParameterStyle.PipeDelimited, not true) => "|",
            (ParameterStyle.Form or null, false) => ",",
            _ => null,
        };
        var texts = list.Select(static item => Text(item!.AsValue()));
        parts.AddRange((separator is null ? texts : [string.Join(separator, texts)]).Select(text => part with { Text = text }));
    }

    /// <summary>Nested values as SDKs send them: <c>a[b]=1</c>, <c>a[0][b]=1</c>.</summary>
    private static void Flatten(List<Part> parts, string name, JsonNode? value, bool isBinary)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (member, inner) in members)
                {
                    Flatten(parts, $"{name}[{member}]", inner, isBinary: false);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Flatten(parts, string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), items[i], isBinary);
                }

                break;
            case JsonValue scalar:
                parts.Add(new Part(name, Text(scalar), isBinary, null));
                break;
        }
    }

    private static string Text(JsonValue value) => value.TryGetValue<string>(out var text) ? text : value.ToJsonString();

    private sealed record Part(string Name, string Text, bool IsFile, string? MediaType);
}
