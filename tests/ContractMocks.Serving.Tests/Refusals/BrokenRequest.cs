using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ContractMocks.Serving.Tests;

/// <summary>What is wrong with a request.</summary>
public enum Breakage
{
    /// <summary>Nothing: the request that the others are made from, which has to be accepted.</summary>
    None,

    /// <summary>A required property, parameter or part is absent.</summary>
    MissingRequired,

    /// <summary>A value has a JSON type, or a parameter a form, that its schema does not allow.</summary>
    WrongType,

    /// <summary>A string is none of those listed.</summary>
    UnknownEnum,

    /// <summary>A number, a length or a count is beyond its bounds.</summary>
    OutOfRange,

    /// <summary>The body ends in the middle.</summary>
    MalformedJson,

    /// <summary>The body comes in a media type that the operation does not take.</summary>
    WrongContentType,

    /// <summary>The body is 10 MB long, and one property of it is wrong.</summary>
    TenMegabytes,

    /// <summary>The body is nested deeper than anything needs.</summary>
    DeepNesting,

    /// <summary>The credentials that the operation asks for are absent.</summary>
    NoCredentials,
}

/// <summary>A request that is right but for one thing.</summary>
/// <param name="Operation">The operation's id, for the report.</param>
/// <param name="Breakage">What is wrong.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query.</param>
internal sealed record BrokenRequest(string Operation, Breakage Breakage, string Method, string Target)
{
    public string? MediaType { get; init; }

    /// <summary>The body; null for a multipart body or none.</summary>
    public string? Body { get; init; }

    /// <summary>The parts of a multipart body by name: text, or bytes for a file.</summary>
    public IReadOnlyList<KeyValuePair<string, object>>? Parts { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameter that the answer has to name; null where the whole request is wrong.</summary>
    public string? Parameter { get; init; }

    public override string ToString()
    {
        var body = Body ?? (Parts is null ? "" : string.Join('&', Parts.Select(static part => $"{part.Key}={part.Value}")));
        return $"{Breakage} {Parameter}: {Method} {Target} {MediaType} {(body.Length > 160 ? body[..160] + "..." : body)}";
    }

    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Target, UriKind.Relative));
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Parts is not null)
        {
            message.Content = Multipart(Parts);
        }
        else if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaType ?? "application/json");
        }

        return message;
    }

    private static MultipartFormDataContent Multipart(IReadOnlyList<KeyValuePair<string, object>> parts)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in parts)
        {
            if (value is byte[] bytes)
            {
                content.Add(new ByteArrayContent(bytes), name, "file.jsonl");
            }
            else
            {
                content.Add(new StringContent((string)value), name);
            }
        }

        return content;
    }
}
