using System.Text.Json;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>Judges the fields of a mapping: what WireMock.Net does not know is a warning, a value of a wrong kind costs the mapping.</summary>
internal sealed class MappingCheck(string file, ImportFindings findings)
{
    private bool _isSound = true;

    /// <summary>Whether the mapping can be used; findings say why not.</summary>
    public static bool IsSound(string file, PlacedJson mapping, ImportFindings findings)
    {
        var check = new MappingCheck(file, findings);
        check.Check(mapping, MappingFields.Mapping, "a mapping");
        if (mapping.Find("Request") is { IsObject: true } request)
        {
            check.CheckRequest(request);
        }

        if (mapping.Find("Response") is { IsObject: true } response)
        {
            check.Check(response, MappingFields.Response, "Response");
        }

        return check._isSound;
    }

    private void CheckRequest(PlacedJson request)
    {
        Check(request, MappingFields.Request, "Request");
        foreach (var place in new[] { request.Find("Path"), request.Find("Url"), request.Find("ClientIP") }.OfType<PlacedJson>())
        {
            CheckPlace(place);
        }

        foreach (var named in new[] { "Headers", "Cookies", "Params" }.SelectMany(name => request.Find(name)?.Items ?? []))
        {
            CheckOne(named, MappingFields.Named, "a header, cookie or parameter");
            CheckMatchers(named.Find("Matchers"));
        }

        if (request.Find("Body") is { IsObject: true } body)
        {
            Check(body, MappingFields.Body, "Body");
            CheckMatchers(body.Find("Matchers"));
            if (body.Find("Matcher") is { IsObject: true } matcher)
            {
                Check(matcher, MappingFields.Matcher, "a matcher");
            }
        }
    }

    private void CheckPlace(PlacedJson place)
    {
        if (place.Kind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            Refuse(place.Line, $"expected a text, or an object with 'Matchers', but found {place.Word}");
        }
        else if (place.IsObject)
        {
            Check(place, MappingFields.Place, "Path, Url and ClientIP");
            CheckMatchers(place.Find("Matchers"));
        }
    }

    private void CheckMatchers(PlacedJson? matchers)
    {
        foreach (var matcher in matchers?.Items ?? [])
        {
            CheckOne(matcher, MappingFields.Matcher, "a matcher");
        }
    }

    private void CheckOne(PlacedJson value, IReadOnlyDictionary<string, FieldKind> fields, string owner)
    {
        if (value.IsObject)
        {
            Check(value, fields, owner);
        }
        else
        {
            Refuse(value.Line, $"expected {owner} as an object, but found {value.Word}");
        }
    }

    private void Check(PlacedJson value, IReadOnlyDictionary<string, FieldKind> fields, string owner)
    {
        foreach (var member in value.Members)
        {
            if (!fields.TryGetValue(member.Name, out var kind))
            {
                findings.Warn(file, member.Line, $"{owner} has no field '{member.Name}' in WireMock.Net, which passes it over; {Nearest.Suggestion(member.Name, fields.Keys)}");
            }
            else if (member.Value.Kind != JsonValueKind.Null && !Fits(member.Value, kind))
            {
                Refuse(member.Value.Line, $"'{member.Name}' must be {Word(kind)}, but is {member.Value.Word}; the mapping is left out");
            }
        }
    }

    private void Refuse(int line, string message)
    {
        _isSound = false;
        findings.Refuse(file, line, message);
    }

    private static bool Fits(PlacedJson value, FieldKind kind) => kind switch
    {
        FieldKind.Text => value.Kind is JsonValueKind.String or JsonValueKind.Number,
        FieldKind.Number => value.Kind == JsonValueKind.Number || value.AsNumber is not null,
        FieldKind.Flag => value.Kind is JsonValueKind.True or JsonValueKind.False,
        FieldKind.List => value.Kind == JsonValueKind.Array,
        FieldKind.Object => value.IsObject,
        _ => true,
    };

    private static string Word(FieldKind kind) => kind switch
    {
        FieldKind.Text => "a text",
        FieldKind.Number => "a number",
        FieldKind.Flag => "true or false",
        FieldKind.List => "a list",
        _ => "an object",
    };
}
