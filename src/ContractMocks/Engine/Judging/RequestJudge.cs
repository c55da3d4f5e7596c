using System.Globalization;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>Says what the contract does not allow in a request, in the words that OpenAI uses for it.</summary>
internal sealed class RequestJudge(LoadedContract contract, MockOptions options)
{
    private const string Invalid = "invalid_request_error";
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 64 };

    /// <summary>Reads the request and judges it; sets the exchange's body.</summary>
    public WireError? Judge(OperationRoute route, Exchanging exchange)
    {
        _ = options;
        var error = Read(route, exchange.Request, out var document);
        exchange.BodyOwner = document;
        exchange.Body = document?.RootElement ?? default;
        error ??= JudgeParameters(route, exchange);
        return error ?? (document is null ? null : JudgeBody(route, exchange.Body));
    }

    /// <summary>Reads the body, if there is one to read.</summary>
    /// <param name="route">The operation.</param>
    /// <param name="request">The request.</param>
    /// <param name="document">The body's JSON, or null; the caller disposes it.</param>
    /// <returns>What is wrong, or null.</returns>
    public static WireError? Read(OperationRoute route, MockRequest request, out JsonDocument? document)
    {
        document = null;
        if (route.Operation.Body is not { } expected)
        {
            return null;
        }

        if (request.Body.IsEmpty)
        {
            return expected.Required
                ? new WireError(400, Invalid, $"The request has no body; '{route.Operation.Id}' needs one{Media(expected)}.")
                : null;
        }

        var type = request.Header("content-type") ?? "";
        if (!Accepts(expected, type))
        {
            return new WireError(
                400, Invalid, $"Unsupported content type: '{type}'. '{route.Operation.Id}' takes a body{Media(expected)}.", null, "unsupported_content_type");
        }

        return OperationRoute.IsJson(type) ? Parse(request, out document) : null;
    }

    /// <summary>Judges the body by its schema. Returns what is wrong, or null.</summary>
    public WireError? JudgeBody(OperationRoute route, JsonElement body)
    {
        if (route.JsonBody is not { } content)
        {
            return null;
        }

        var validator = route.BodyValidator ??= contract.Validator(content.Schema);
        if (validator.IsValid(body))
        {
            return null;
        }

        var errors = validator.Validate(body);
        return errors.Count == 0 ? null : InvalidBody(errors[0]);
    }

    /// <summary>Judges the parameters of path, query and headers. Returns what is wrong, or null.</summary>
    public WireError? JudgeParameters(OperationRoute route, Exchanging exchange)
    {
        foreach (var parameter in route.Operation.Parameters)
        {
            if (parameter.In == ParameterPlace.Header && IsReserved(parameter.Name))
            {
                continue;
            }

            var value = Value(parameter, exchange);
            if (value is null)
            {
                if (parameter is { Required: true, In: ParameterPlace.Query or ParameterPlace.Header })
                {
                    return new WireError(
                        400, Invalid, $"Missing required parameter: '{parameter.Name}' ({Place(parameter)}).", parameter.Name, "missing_required_parameter");
                }
            }
            else if (Wrong(parameter, value) is { } error)
            {
                return new WireError(
                    400, Invalid, $"Invalid value for '{parameter.Name}' ({Place(parameter)}): expected {error.Expected}, but got '{value}' instead.",
                    parameter.Name, "invalid_value");
            }
        }

        return null;
    }

    /// <summary>Headers that OpenAPI describes elsewhere, so that parameters of these names say nothing.</summary>
    private static bool IsReserved(string header) =>
        header.Equals("accept", StringComparison.OrdinalIgnoreCase)
        || header.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        || header.Equals("authorization", StringComparison.OrdinalIgnoreCase);

    private static WireError? Parse(MockRequest request, out JsonDocument? document)
    {
        try
        {
            document = null;
            if (request.Header("content-encoding") is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                return new WireError(415, Invalid, $"The request body is encoded as '{encoding}', which is not supported; send it as it is.");
            }

            if (NotText(request.Body.Span) is { } reason)
            {
                return new WireError(400, Invalid, $"We could not parse the JSON body of your request: {reason}");
            }

            document = JsonDocument.Parse(request.Body, s_reading);
            return null;
        }
        catch (JsonException exception)
        {
            document = null;
            var place = string.Format(
                CultureInfo.InvariantCulture, "line {0}, byte {1}", (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
            return new WireError(
                400, Invalid, $"We could not parse the JSON body of your request ({place}): {Reason(exception)}");
        }
    }

    /// <summary>Why strings of a body could not be read later: JSON's syntax alone allows bytes and escapes that are no text.</summary>
    private static string? NotText(ReadOnlySpan<byte> body)
    {
        if (!System.Text.Unicode.Utf8.IsValid(body))
        {
            return "it is not UTF-8";
        }

        if (body.IndexOf("\\u"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = s_reading.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
            {
                return $"the string at byte {reader.TokenStartIndex + 1} has half a surrogate pair";
            }
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The reason without the position that the framework puts at the end of its message.</summary>
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? exception.Message : exception.Message[..end];
    }

    private static WireError InvalidBody(SchemaError error)
    {
        var parameter = error.Parameter;
        if (error.Keyword == "required")
        {
            return new WireError(400, Invalid, $"Missing required parameter: '{parameter}'.", parameter, "missing_required_parameter");
        }

        if (error is { Keyword: "additionalProperties" or "unevaluatedProperties", Property: { } unknown })
        {
            var full = parameter.Length == 0 || parameter.EndsWith(unknown, StringComparison.Ordinal) ? parameter : $"{parameter}.{unknown}";
            var name = full.Length == 0 ? unknown : full;
            return new WireError(400, Invalid, $"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }

        var (what, code) = error.Keyword switch
        {
            "type" => ("Invalid type", "invalid_type"),
            "enum" or "const" => ("Invalid value", "invalid_value"),
            _ => ("Invalid value", "invalid_value"),
        };
        var of = parameter.Length == 0 ? "the body" : $"'{parameter}'";
        return new WireError(
            400, Invalid, $"{what} for {of}: expected {error.Expected}, but got {error.Actual} instead.", parameter.Length == 0 ? null : parameter, code);
    }

    private static string? Value(Parameter parameter, Exchanging exchange) => parameter.In switch
    {
        ParameterPlace.Path => exchange.PathValue(parameter.Name),
        ParameterPlace.Query => Query(exchange.Request.Query, parameter.Name),
        ParameterPlace.Header => exchange.Request.Header(parameter.Name),
        _ => null,
    };

    private static string? Query(string query, string name)
    {
        if (query.Length == 0)
        {
            return null;
        }

        foreach (var part in query.Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = Uri.UnescapeDataString((equals < 0 ? part : part[..equals]).Replace('+', ' '));
            if (key == name)
            {
                return equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..].Replace('+', ' '));
            }
        }

        return null;
    }

    /// <summary>
    /// A parameter travels as text, so it is tried as the JSON it may stand for and as a string. Lists and objects have too many ways of writing
    /// to be judged here.
    /// </summary>
    private SchemaError? Wrong(Parameter parameter, string value)
    {
        if (parameter.Schema == "true")
        {
            return null;
        }

        var validator = contract.Validator(parameter.Schema);
        var text = JsonSerializer.SerializeToElement(value);
        if (validator.IsValid(text) || (IsScalar(value, out var scalar) && validator.IsValid(scalar)))
        {
            return null;
        }

        var errors = validator.Validate(IsScalar(value, out scalar) ? scalar : text);
        return errors.Count > 0 && !errors[0].Expected.Contains("array", StringComparison.Ordinal)
            && !errors[0].Expected.Contains("object", StringComparison.Ordinal)
            ? errors[0]
            : null;
    }

    private static bool IsScalar(string value, out JsonElement scalar)
    {
        scalar = default;
        if (value is not ("true" or "false") && (value.Length == 0 || !(char.IsAsciiDigit(value[0]) || value[0] == '-')))
        {
            return false;
        }

        try
        {
            scalar = JsonElement.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Place(Parameter parameter) => parameter.In switch
    {
        ParameterPlace.Path => "in the path",
        ParameterPlace.Query => "in the query",
        _ => "header",
    };

    private static bool Accepts(RequestBody expected, string type)
    {
        var name = OperationRoute.Name(type);
        foreach (var content in expected.Contents)
        {
            var wanted = OperationRoute.Name(content.MediaType);
            if (wanted is "*/*" || wanted.Equals(name, StringComparison.OrdinalIgnoreCase)
                || (OperationRoute.IsJson(wanted) && OperationRoute.IsJson(name))
                || (wanted.EndsWith("/*") && name.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return expected.Contents.Count == 0;
    }

    private static string Media(RequestBody expected) =>
        expected.Contents.Count == 0 ? "" : " of type " + Nearest.OneOf([.. expected.Contents.Select(static content => content.MediaType)]);
}
