using System.Globalization;
using System.Text.Json;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Importing.Answers;

/// <summary>Reads status, headers and body of a mapping's answer, and says what of it a scenario cannot do: delays, faults, proxies, transformers.</summary>
internal sealed class AnswerTextReader(BodyFiles files, ImportFindings findings)
{
    private const int MostStatus = 599;

    /// <summary>The answer; null where there is none that could be carried over, after a finding.</summary>
    public AnswerText? Read(ImportedMapping mapping)
    {
        if (mapping.Response is not { } response)
        {
            findings.Warn(mapping.File, mapping.Line, "the mapping has no 'Response', so there is nothing to carry over");
            return null;
        }

        if (response.Find("ProxyUrl") is { } proxy)
        {
            findings.Warn(mapping.File, proxy.Line, "'ProxyUrl' passes requests on to a server; a scenario answers itself, so the mapping is left out");
            return null;
        }

        LeaveOut(mapping, response);
        if (Status(mapping, response) is not { } status || Body(mapping, response) is not { } body)
        {
            return null;
        }

        if (response.Find("UseTransformer") is { IsTrue: true } && body.Text.Contains("{{", StringComparison.Ordinal))
        {
            if (TemplateFields.Remove(body.Text) is not { } plain)
            {
                findings.Warn(mapping.File, body.Line, "the answer is filled by a transformer ('UseTransformer' and '{{ … }}'), which a scenario cannot do; the mapping is left out");
                return null;
            }

            body = (plain, body.Line, null);
        }

        return Typed(new AnswerText(status, body.Text, body.Line) { Placed = body.Placed, Headers = Headers(response) });
    }

    private static AnswerText Typed(AnswerText answer)
    {
        var type = answer.Header("content-type");
        var guessed = answer.Body.TrimStart() is ['d', 'a', 't', 'a', ':', ..] or ['e', 'v', 'e', 'n', 't', ':', ..] ? "text/event-stream" : "application/json";
        return answer with { ContentType = type ?? guessed, IsTypeGuessed = type is null && answer.Placed is null && answer.Body.Length > 0 };
    }

    private void LeaveOut(ImportedMapping mapping, PlacedJson response)
    {
        foreach (var (name, what) in new[]
        {
            ("Delay", "scenarios have no pace yet"), ("MinimumRandomDelay", "scenarios have no pace yet"), ("MaximumRandomDelay", "scenarios have no pace yet"),
            ("Fault", "scenarios have no faults yet"), ("TrailingHeaders", "scenarios have no headers"),
        })
        {
            if (response.Find(name) is { } field)
            {
                findings.Warn(mapping.File, field.Line, $"'{name}' is not carried over: {what}; the answer itself is");
            }
        }

        foreach (var name in new[] { "Webhook", "Webhooks", "Probability", "TimeSettings" })
        {
            if (mapping.Node.Find(name) is { } field)
            {
                findings.Warn(mapping.File, field.Line, $"'{name}' is not carried over: a scenario has nothing like it; the answer itself is carried over");
            }
        }
    }

    private int? Status(ImportedMapping mapping, PlacedJson response)
    {
        if (response.Find("StatusCode") is not { } field)
        {
            return 200;
        }

        if (field.AsNumber is { } status and >= 200 and <= MostStatus)
        {
            return status;
        }

        findings.Refuse(mapping.File, field.Line, $"'StatusCode' must be a number from 200 to 599, but is {(field.AsNumber is { } number ? number.ToString(CultureInfo.InvariantCulture) : field.Word)}");
        return null;
    }

    private (string Text, int Line, PlacedJson? Placed)? Body(ImportedMapping mapping, PlacedJson response)
    {
        if (response.Find("BodyAsBytes") is { } bytes)
        {
            var buffer = new byte[bytes.Text.Length];
            if (Convert.TryFromBase64String(bytes.Text, buffer, out var count))
            {
                return (Workspace.Decode(buffer[..count]), bytes.Line, null);
            }

            findings.Refuse(mapping.File, bytes.Line, "'BodyAsBytes' must be Base64");
            return null;
        }

        if (response.Find("Body") is { } body)
        {
            return (body.Text, body.Line, null);
        }

        if (response.Find("BodyAsJson") is { } json)
        {
            return (json.ToNode()!.ToJsonString(WireText.Options), json.Line, json);
        }

        if (response.Find("BodyAsFile") is not { } file)
        {
            return ("", response.Line, null);
        }

        if (files.Read(file.Text, out var reason) is { } content)
        {
            return (Workspace.Decode(content), file.Line, null);
        }

        findings.Refuse(mapping.File, file.Line, "'BodyAsFile': " + reason);
        return null;
    }

    private static List<KeyValuePair<string, string>> Headers(PlacedJson response)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in response.Find("Headers")?.Members ?? [])
        {
            var values = header.Value.Kind == JsonValueKind.Array ? header.Value.Items : [header.Value];
            headers.AddRange(values.Where(static value => value.Kind is not (JsonValueKind.Null or JsonValueKind.Object)).Select(value => KeyValuePair.Create(header.Name, value.Text)));
        }

        foreach (var line in (response.Find("HeadersRaw")?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        return headers;
    }
}
