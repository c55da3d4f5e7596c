using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Engine.Responses;

/// <summary>Says where an answer breaks what the contract declares for its operation: status, media type, headers, body. Thread-safe.</summary>
internal sealed class ResponseJudge(LoadedContract contract)
{
    /// <summary>Judges the head and gives what judges the body as it comes.</summary>
    public BodyJudge Judge(
        Operation operation, MockRequest request, int status, IReadOnlyList<KeyValuePair<string, string>> headers, List<Breach> breaches)
    {
        if (Declared(operation, status) is not { } response)
        {
            breaches.Add(new Breach(
                BreachKind.Status,
                "",
                string.Create(CultureInfo.InvariantCulture, $"{status} is not declared; expected {Nearest.OneOf([.. operation.Responses.Select(static one => one.Status)])}")));
            return BodyJudge.Nothing;
        }

        foreach (var header in response.Headers)
        {
            JudgeHeader(header, headers, breaches);
        }

        // A body is no part of these, whatever is declared for them.
        var isBodiless = request.Method == "HEAD" || status is 204 or 205 or 304 or < 200;
        return isBodiless ? BodyJudge.Nothing : Body(response, request, headers, breaches);
    }

    /// <summary>The declared answer of a status: by the number, else by its class as <c>4XX</c>, else <c>default</c>.</summary>
    public static Response? Declared(Operation operation, int status)
    {
        var number = status.ToString(CultureInfo.InvariantCulture);
        var range = number[..1] + "XX";
        return Find(operation, number) ?? Find(operation, range) ?? Find(operation, "default");
    }

    /// <summary>The declared content of a media type: the same one, else the narrowest range that holds it.</summary>
    public static Content? Declared(Response response, string contentType)
    {
        var name = MediaType.Essence(contentType);
        Content? best = null;
        var bestLength = -1;
        foreach (var content in response.Contents)
        {
            var wanted = MediaType.Essence(content.MediaType);
            if (wanted.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return content;
            }

            if (wanted.EndsWith("*") && wanted.Length > bestLength
                && (wanted is "*/*" or "*" || name.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)))
            {
                (best, bestLength) = (content, wanted.Length);
            }
        }

        return best;
    }

    private static Response? Find(Operation operation, string status)
    {
        foreach (var response in operation.Responses)
        {
            if (response.Status.Equals(status, StringComparison.OrdinalIgnoreCase))
            {
                return response;
            }
        }

        return null;
    }

    private BodyJudge Body(Response response, MockRequest request, IReadOnlyList<KeyValuePair<string, string>> headers, List<Breach> breaches)
    {
        if (response.Contents.Count == 0)
        {
            return new EmptyBody(breaches);
        }

        if (Value(headers, "content-type") is not { } type)
        {
            breaches.Add(new Breach(BreachKind.ContentType, "", "the answer has no content type; expected " + Types(response)));
            return BodyJudge.Nothing;
        }

        // Every operation of Google's streams what its document declares as JSON, when asked to.
        var isAltSse = MediaType.IsEventStream(type) && StreamWish.IsAltSse(request.Query);
        if ((Declared(response, type) ?? (isAltSse ? Declared(response, MediaType.Json) : null)) is not { } content)
        {
            breaches.Add(new Breach(BreachKind.ContentType, "", $"'{type}' is not declared for {response.Status}; expected {Types(response)}"));
            return BodyJudge.Nothing;
        }

        var isEncoded = Value(headers, "content-encoding") is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
        return isEncoded ? BodyJudge.Nothing : BodyJudge.Of(type, contract.Validator(content.Schema), content.Schema == "true", breaches);
    }

    private void JudgeHeader(ResponseHeader header, IReadOnlyList<KeyValuePair<string, string>> headers, List<Breach> breaches)
    {
        if (Value(headers, header.Name) is not { } value)
        {
            if (header.Required)
            {
                breaches.Add(new Breach(BreachKind.Header, header.Name, "the answer has no such header, and the contract requires it"));
            }

            return;
        }

        if (header.Schema == "true" || Fits(header, value, out var expected))
        {
            return;
        }

        var shown = Redaction.Headers([new(header.Name, value)])[0].Value;
        breaches.Add(new Breach(BreachKind.Header, header.Name, $"expected {expected}, but found '{shown}'"));
    }

    /// <summary>A header is text, so it is tried as the JSON it may stand for and as a string. Lists and objects are not judged.</summary>
    private bool Fits(ResponseHeader header, string value, out string expected)
    {
        var validator = contract.Validator(header.Schema);
        var text = JsonSerializer.SerializeToElement(value);
        expected = "";
        if (validator.IsValid(text) || (Scalar(value) is { } scalar && validator.IsValid(scalar)))
        {
            return true;
        }

        expected = validator.Validate(Scalar(value) ?? text) is [var first, ..] ? first.Expected : "";
        return expected.Length == 0 || expected.Contains("array", StringComparison.Ordinal) || expected.Contains("object", StringComparison.Ordinal);
    }

    private static JsonElement? Scalar(string value)
    {
        if (value is not ("true" or "false") && !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Types(Response response) => Nearest.OneOf([.. response.Contents.Select(static content => content.MediaType)]);

    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (var header in headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
