using System.Globalization;
using System.Text.Json.Nodes;

namespace ContractMocks.Serving.Tests;

/// <summary>Derives from an operation of a contract a request that is right, and all those that are wrong in one place.</summary>
internal sealed class RequestBreaker(Contract contract, Operation operation)
{
    private const int TenMegabytes = 10 * 1024 * 1024;
    private const int BeyondAnyDepth = 10_000;
    private const string NoSuchValue = "no-such-value";

    // In this order: what is left unbroken must be refused for its type, so numbers, which read as text in a form, come late.
    private static readonly (string Kind, string Json)[] s_values =
        [("boolean", "true"), ("string", "\"text\""), ("object", "{}"), ("array", "[]"), ("number", "1.5")];

    private readonly Content? _json = operation.Body?.Contents.FirstOrDefault(static one => one.MediaType == "application/json");
    private readonly Content? _form = operation.Body?.Contents.FirstOrDefault(static one => one.MediaType == "multipart/form-data");

    public IEnumerable<BrokenRequest> All()
    {
        var right = Right();
        yield return right;
        foreach (var broken in Parameters(right).Concat(JsonBody(right)).Concat(Form(right)))
        {
            yield return broken;
        }

        if (operation.Security.Count > 0 && operation.Security.All(static one => one.Schemes.Count > 0))
        {
            var names = new[] { "authorization", "x-api-key" };
            yield return right with
            {
                Breakage = Breakage.NoCredentials,
                Headers = right.Headers.Where(header => !names.Contains(header.Key)).ToDictionary(),
            };
        }
    }

    private BrokenRequest Right()
    {
        var path = operation.Path;
        var query = new List<string>();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["authorization"] = "Bearer sk-test",
            ["x-api-key"] = "sk-test",
            ["anthropic-version"] = "2023-06-01",
        };
        foreach (var parameter in operation.Parameters.Where(static one => one.Required || one.In == ParameterPlace.Path))
        {
            var value = SmallestValue.Of(SchemaView.Of(parameter.Schema, contract))?.ToString() ?? "x";
            switch (parameter.In)
            {
                case ParameterPlace.Path:
                    path = path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                    break;
                case ParameterPlace.Query:
                    query.Add($"{parameter.Name}={Uri.EscapeDataString(value)}");
                    break;
                case ParameterPlace.Header:
                    headers.TryAdd(parameter.Name, value);
                    break;
            }
        }

        var target = contract.BasePath + WithQuery(path, query);
        return new BrokenRequest(operation.Id, Breakage.None, operation.Method, target)
        {
            Headers = headers,
            Body = _json is null ? null : SmallestValue.Of(SchemaView.Of(_json.Schema, contract))?.ToJsonString(),
            MediaType = _json?.MediaType,
            Parts = _json is null && _form is not null ? [.. RightParts(SchemaView.Of(_form.Schema, contract))] : null,
        };
    }

    private static string WithQuery(string path, List<string> query)
    {
        path = path.Split('#')[0];
        return query.Count == 0 ? path : $"{path}{(path.Contains('?') ? '&' : '?')}{string.Join('&', query)}";
    }

    private IEnumerable<BrokenRequest> Parameters(BrokenRequest right)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter is { In: ParameterPlace.Header, Required: true } && !IsCredential(parameter.Name))
            {
                yield return right with
                {
                    Breakage = Breakage.MissingRequired,
                    Parameter = parameter.Name,
                    Headers = right.Headers.Where(header => !header.Key.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).ToDictionary(),
                };
            }

            if (parameter is { In: ParameterPlace.Query, Required: false })
            {
                foreach (var (breakage, value) in WrongTexts(SchemaView.Of(parameter.Schema, contract)))
                {
                    yield return right with
                    {
                        Breakage = breakage,
                        Parameter = parameter.Name,
                        Target = $"{right.Target}{(right.Target.Contains('?') ? '&' : '?')}{parameter.Name}={Uri.EscapeDataString(value)}",
                    };
                }
            }
        }
    }

    private static bool IsCredential(string header) => header.Equals("x-api-key", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a parameter's text must not be.</summary>
    private static IEnumerable<(Breakage Breakage, string Value)> WrongTexts(SchemaView schema)
    {
        if (!schema.Kinds.Contains("string") && !schema.Kinds.Contains("array") && !schema.Kinds.Contains("object"))
        {
            yield return (Breakage.WrongType, "text");
        }

        if (schema.ClosedStrings is not null && !schema.Kinds.Contains("array"))
        {
            yield return (Breakage.UnknownEnum, NoSuchValue);
        }

        foreach (var wrong in OutOfRange(schema).Select(static one => one?.ToString()).OfType<string>().Where(_ => !schema.Kinds.Contains("array")))
        {
            yield return (Breakage.OutOfRange, wrong);
        }
    }

    private IEnumerable<BrokenRequest> JsonBody(BrokenRequest right)
    {
        if (_json is null || right.Body is not { } body)
        {
            yield break;
        }

        var schema = SchemaView.Of(_json.Schema, contract);
        foreach (var (breakage, name, broken) in PropertyBreaker.Break((JsonObject)JsonNode.Parse(body)!, schema))
        {
            yield return right with { Breakage = breakage, Parameter = name, Body = broken };
        }

        yield return right with { Breakage = Breakage.MalformedJson, Body = body[..(body.Length / 2)] };
        yield return right with { Breakage = Breakage.MalformedJson, Body = body + "}" };
        yield return right with { Breakage = Breakage.WrongContentType, MediaType = "text/plain" };
        yield return right with { Breakage = Breakage.WrongContentType, MediaType = "application/xml" };
        if (schema.Required.FirstOrDefault(name => !schema.Properties[name].Kinds.Contains("object")) is { } required)
        {
            var big = $"{{\"{required}\":{{\"a\":\"{new string('a', TenMegabytes)}\"}},{Rest(body, required)}}}";
            yield return right with { Breakage = Breakage.TenMegabytes, Parameter = required, Body = big };
            var deep = $"{{\"{required}\":{new string('[', BeyondAnyDepth)}{new string(']', BeyondAnyDepth)},{Rest(body, required)}}}";
            yield return right with { Breakage = Breakage.DeepNesting, Body = deep };
        }
    }

    private static string Rest(string body, string without)
    {
        var rest = (JsonObject)JsonNode.Parse(body)!;
        rest.Remove(without);
        return rest.Count == 0 ? "\"x\":1" : rest.ToJsonString()[1..^1];
    }

    private IEnumerable<BrokenRequest> Form(BrokenRequest right)
    {
        if (_form is null || right.Parts is not { } parts)
        {
            yield break;
        }

        var schema = SchemaView.Of(_form.Schema, contract);
        foreach (var name in schema.Required)
        {
            yield return right with
            {
                Breakage = Breakage.MissingRequired,
                Parameter = name,
                Parts = [.. parts.Where(part => part.Key != name)],
            };
        }

        foreach (var (name, property) in schema.Properties)
        {
            foreach (var (breakage, value) in WrongTexts(property))
            {
                yield return right with
                {
                    Breakage = breakage,
                    Parameter = name,
                    Parts = [.. parts.Where(part => part.Key != name), new(name, value)],
                };
            }
        }

        yield return right with { Breakage = Breakage.WrongContentType, Parts = null, Body = "{}", MediaType = "application/json" };
    }

    private static IEnumerable<KeyValuePair<string, object>> RightParts(SchemaView schema)
    {
        foreach (var name in schema.Required)
        {
            var property = schema.Properties[name];
            var isFile = property.Find("format")?.GetString() == "binary" || property.Find("contentMediaType") is not null;
            yield return new(name, isFile ? "{}\n"u8.ToArray() : SmallestValue.Of(property)!.ToString());
        }
    }

    /// <summary>The values just beyond the bounds of a schema, as JSON.</summary>
    internal static IEnumerable<JsonNode?> OutOfRange(SchemaView schema)
    {
        if (schema.Alternatives is not [var only])
        {
            yield break;
        }

        if (only.Number("minimum") is { } minimum)
        {
            yield return JsonValue.Create(minimum - 1);
        }

        if (only.Number("maximum") is { } maximum and < long.MaxValue)
        {
            yield return JsonValue.Create(maximum + 1);
        }

        if (only.Number("maxLength") is { } longest and < 1_000_000)
        {
            yield return JsonValue.Create(new string('x', (int)longest + 1));
        }

        if (only.Number("minLength") is > 0)
        {
            yield return JsonValue.Create("");
        }

        if (only.Number("minItems") is > 0)
        {
            yield return new JsonArray();
        }

        if (only.Number("maxItems") is { } most and < 10_000 && only.Items is { } items)
        {
            yield return new JsonArray([.. Enumerable.Range(0, (int)most + 1).Select(_ => SmallestValue.Of(items))]);
        }
    }

    /// <summary>A value of a JSON type that the schema does not allow; null where it allows them all.</summary>
    internal static JsonNode? WrongType(SchemaView schema)
    {
        var kinds = schema.Kinds;
        var wrong = s_values.FirstOrDefault(one => !kinds.Contains(one.Kind));
        return wrong.Json is null ? null : JsonNode.Parse(wrong.Json);
    }

    internal static JsonNode UnknownValue => JsonValue.Create(NoSuchValue);
}
