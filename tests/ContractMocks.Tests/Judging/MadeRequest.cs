using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContractMocks.Tests.Judging;

/// <summary>The value that was made up needs an empty list, which a form cannot say.</summary>
internal sealed class UnsayableException : Exception;

/// <summary>A request that a contract allows, made up from it, parameter by parameter in the declared style.</summary>
internal sealed record MadeRequest(Operation Operation, string Path, string Query, EquatableArray<KeyValuePair<string, string>> Headers, string? Type, string Body)
{
    private const string Boundary = "=_made_up";

    public static MadeRequest Of(LoadedContract contract, Operation operation)
    {
        var path = operation.Path.Split('?', '#')[0];
        var query = new List<string>();
        if (operation.Path.Contains('?', StringComparison.Ordinal))
        {
            query.Add(operation.Path.Split('?')[1].Split('#')[0]);
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach (var parameter in operation.Parameters)
        {
            Add(parameter, Fake(contract, parameter.Schema), ref path, query, headers);
        }

        AddCredentials(contract.Contract, operation, query, headers);
        var (type, body) = operation.Body is { Contents.Count: > 0 } expected ? BodyOf(contract, expected.Contents[0]) : (null, "");
        return new MadeRequest(operation, path, string.Join('&', query.Where(static pair => pair.Length > 0)), [.. headers], type, body);
    }

    public Judged SendTo(JudgeBench bench)
    {
        List<KeyValuePair<string, string>> headers = [.. Headers];
        if (Type is not null)
        {
            headers.Add(new("content-type", Type));
        }

        return bench.Judge(Operation, Path, Query, headers, Encoding.UTF8.GetBytes(Body));
    }

    /// <summary>The request with one thing broken at a time, and where that may be found.</summary>
    public IEnumerable<(string What, MadeRequest Request, ViolationPlace[] Places)> Broken()
    {
        foreach (var parameter in Operation.Parameters.Where(static one => one is { Required: true, In: ParameterPlace.Query, Style: not ParameterStyle.DeepObject }))
        {
            var own = Uri.EscapeDataString(parameter.Name) + "=";
            var rest = string.Join('&', Query.Split('&').Where(pair => !pair.StartsWith(own, StringComparison.Ordinal)));
            if (rest != Query)
            {
                yield return ($"no '{parameter.Name}'", this with { Query = rest }, [ViolationPlace.Query]);
            }
        }

        foreach (var parameter in Operation.Parameters.Where(static one => one.In == ParameterPlace.Query && IsInteger(one.Schema)))
        {
            var own = Uri.EscapeDataString(parameter.Name) + "=";
            var other = string.Join('&', Query.Split('&').Select(pair => pair.StartsWith(own, StringComparison.Ordinal) ? own + "many" : pair));
            yield return ($"'{parameter.Name}' not a number", this with { Query = other }, [ViolationPlace.Query]);
        }

        if (Headers.Any(static header => header.Key == "authorization"))
        {
            yield return ("no key", this with { Headers = [.. Headers.Where(static header => header.Key != "authorization")] }, [ViolationPlace.Header]);
        }

        yield return ("a percent sign alone", this with { Query = "a=%zz" }, [ViolationPlace.Query]);
        if (Type is null)
        {
            yield break;
        }

        if (Body.Length > 0 && !Operation.Body!.Contents.Any(static content => content.MediaType.Contains('*', StringComparison.Ordinal)))
        {
            yield return ("another type", this with { Type = "image/x-unknown" }, [ViolationPlace.Header]);
        }

        if (Operation.Body!.Required && Type != "application/x-www-form-urlencoded")
        {
            yield return ("no body", this with { Body = "", Type = null }, [ViolationPlace.Body]);
        }

        foreach (var broken in BrokenBodies())
        {
            yield return (broken.What, this with { Body = broken.Body }, [ViolationPlace.Body]);
        }
    }

    public override string ToString() =>
        $"{Operation.Method} {Path}?{Query} {string.Join("; ", Headers.Select(static header => $"{header.Key}: {header.Value}"))} {Type} {(Body.Length > 1500 ? Body[..1500] : Body)}";

    private IEnumerable<(string What, string Body)> BrokenBodies()
    {
        if (Type!.StartsWith("multipart/", StringComparison.Ordinal))
        {
            yield return ("no last boundary", Body[..^4]);
        }

        if (Type == "application/x-www-form-urlencoded" && Body.Length > 0)
        {
            yield return ("a percent sign alone", Body + "&x=%");
        }

        if (Type != "application/json")
        {
            yield break;
        }

        yield return ("half a body", Body[..^1]);
        using var document = JsonDocument.Parse(Operation.Body!.Contents[0].Schema);
        if (JsonNode.Parse(Body) is not JsonObject body)
        {
            yield break;
        }

        if (Schema(document.RootElement, "type") is { ValueKind: JsonValueKind.String })
        {
            yield return ("a number as body", "17");
        }

        foreach (var required in Required(document.RootElement).Where(body.ContainsKey))
        {
            var without = body.DeepClone().AsObject();
            without.Remove(required);
            yield return ($"no '{required}' in the body", without.ToJsonString());
        }
    }

    private static JsonElement? Schema(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out var value) ? value : null;

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(static name => name.GetString()!)
            : [];

    private static bool IsInteger(string schema) => JsonElement.Parse(schema) is { ValueKind: JsonValueKind.Object } element
        && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("integer");

    private static void Add(Parameter parameter, JsonElement value, ref string path, List<string> query, List<KeyValuePair<string, string>> headers)
    {
        switch (parameter.In)
        {
            case ParameterPlace.Path:
                var text = StyleText.Plain(parameter, value, StyleText.Escape);
                path = path.Replace("{" + parameter.Name + "}", text.Length == 0 ? "x" : text, StringComparison.Ordinal);
                break;
            case ParameterPlace.Query:
                query.Add(StyleText.Query(parameter, value));
                break;
            case ParameterPlace.Header:
                headers.Add(new(parameter.Name, StyleText.Plain(parameter, value, static plain => plain)));
                break;
            default:
                headers.Add(new("cookie", $"{parameter.Name}={StyleText.Plain(parameter, value, StyleText.Escape)}"));
                break;
        }
    }

    private static void AddCredentials(Contract contract, Operation operation, List<string> query, List<KeyValuePair<string, string>> headers)
    {
        if (operation.Security.Count == 0)
        {
            return;
        }

        foreach (var name in operation.Security[0].Schemes)
        {
            var scheme = contract.SecuritySchemes.First(one => one.Name == name);
            if (scheme.Kind == SecuritySchemeKind.ApiKey && scheme.In == ParameterPlace.Query)
            {
                query.Add(scheme.Parameter + "=k");
            }
            else if (scheme.Kind == SecuritySchemeKind.ApiKey)
            {
                headers.Add(new(scheme.Parameter, "k"));
            }
            else
            {
                headers.Add(new("authorization", scheme.Scheme == "basic" ? "Basic dTpw" : "Bearer My API Key"));
            }
        }
    }

    private static (string Type, string Body) BodyOf(LoadedContract contract, Content content)
    {
        var name = content.MediaType.Split(';')[0];
        var kind = Engine.Judging.BodyKinds.Of(name);
        if (kind is Engine.Judging.BodyKind.Opaque or Engine.Judging.BodyKind.Text)
        {
            return (name.Replace('*', 'x'), "bytes");
        }

        var value = Fake(contract, content.Schema);
        return kind switch
        {
            Engine.Judging.BodyKind.Form => (name, StyleText.Brackets("", Trimmed(contract, content, value))),
            Engine.Judging.BodyKind.Multipart => ($"{name}; boundary=\"{Boundary}\"", Parts(Trimmed(contract, content, value))),
            _ => (name, value.GetRawText()),
        };
    }

    private static string Parts(JsonElement value)
    {
        var body = new StringBuilder();
        foreach (var (name, text) in StyleText.Leaves("", value))
        {
            body.Append("--").Append(Boundary).Append("\r\nContent-Disposition: form-data; name=\"").Append(name).Append("\"\r\n\r\n").Append(text).Append("\r\n");
        }

        return body.Append("--").Append(Boundary).Append("--\r\n").ToString();
    }

    /// <summary>Without what a form cannot say: nulls and empty lists and objects.</summary>
    private static JsonElement Trimmed(LoadedContract contract, Content content, JsonElement value)
    {
        var node = JsonNode.Parse(value.GetRawText());
        Trim(node);
        var trimmed = JsonElement.Parse(node!.ToJsonString());
        return contract.Validator(content.Schema).IsValid(trimmed) ? trimmed : throw new UnsayableException();
    }

    private static bool Trim(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(static member => !Trim(member.Value)).Select(static member => member.Key).ToList())
            {
                members.Remove(name);
            }

            return members.Count > 0;
        }

        if (node is JsonArray items)
        {
            for (var i = items.Count - 1; i >= 0; i--)
            {
                if (!Trim(items[i]))
                {
                    items.RemoveAt(i);
                }
            }

            return items.Count > 0;
        }

        return node is not null;
    }

    private static JsonElement Fake(LoadedContract contract, string schema)
    {
        using var parsed = JsonDocument.Parse(schema);
        return JsonElement.Parse(SchemaFaker.Fake(parsed.RootElement, contract.Schemas, 7));
    }
}
