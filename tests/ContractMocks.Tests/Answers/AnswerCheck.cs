using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests.Answers;

/// <summary>Judges an answer by its document, with nothing of the engine's own: a mistake there must not hide here.</summary>
internal static class AnswerCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Wrong(
        LoadedContract contract, Operation operation, RecordedResponse answer, Response? wanted, Content? type, Example? example, WalkCounts counts)
    {
        if (operation.Responses.Count == 0)
        {
            return answer.Status == 200 && answer.Bytes.Length == 0 ? null : $"expected an empty 200 but got {answer.Status}";
        }

        var response = wanted ?? operation.Responses.FirstOrDefault(one => Covers(one.Status, answer.Status) && one.Status != "default")
            ?? operation.Responses.FirstOrDefault(static one => one.Status == "default");
        if (response is null || !Covers(response.Status, answer.Status))
        {
            return $"status {answer.Status} is not documented: {answer.Text}";
        }

        foreach (var header in response.Headers.Where(static header => header.Required))
        {
            if (answer.Header(header.Name) is null)
            {
                return $"the required header {header.Name} is missing";
            }
        }

        if (response.Contents.Count == 0 || answer.Status is 204 or 304)
        {
            return answer.Bytes.Length == 0 ? null : $"a body that the document does not speak of: {answer.Text}";
        }

        var sent = Name(answer.Header("content-type") ?? "");
        var content = type ?? response.Contents.FirstOrDefault(one => Fits(one.MediaType, sent));
        return content is null || !Fits(content.MediaType, sent)
            ? $"the type {sent} is not {type?.MediaType ?? "documented"}"
            : WrongBody(contract.Validator(content.Schema), answer, sent, example, counts);
    }

    private static string? WrongBody(SchemaValidator validator, RecordedResponse answer, string type, Example? example, WalkCounts counts)
    {
        if (example is not null && type.EndsWith("json", StringComparison.Ordinal))
        {
            var same = JsonNode.DeepEquals(JsonNode.Parse(example.Json), JsonNode.Parse(answer.Text));
            using var shown = JsonDocument.Parse(example.Json);
            if (same && !validator.IsValid(shown.RootElement))
            {
                counts.Add(WalkCount.UnfitExample);
            }

            return same ? null : $"not the example: {answer.Text}";
        }

        if (type == "text/event-stream")
        {
            counts.Add(WalkCount.Stream);
            return WrongStream(validator, answer.Text);
        }

        if (type.EndsWith("jsonl", StringComparison.Ordinal) || type.EndsWith("ndjson", StringComparison.Ordinal))
        {
            return answer.Text.Length == 0 || answer.Text[^1] != '\n'
                ? "the last line is not ended"
                : answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => WrongJson(validator, line, example is not null)).FirstOrDefault(static one => one is not null);
        }

        if (type.EndsWith("json", StringComparison.Ordinal))
        {
            return WrongJson(validator, answer.Text, isAny: false);
        }

        return type.EndsWith("xml", StringComparison.Ordinal) && example is null ? WrongXml(answer.Text) : answer.Bytes.Length == 0 ? "an empty body" : null;
    }

    private static string? WrongJson(SchemaValidator validator, string text, bool isAny)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
            return isAny || validator.IsValid(document.RootElement) ? null : validator.Validate(document.RootElement)[0].Message;
        }
        catch (JsonException exception)
        {
            return $"{exception.Message} in {text}";
        }
    }

    private static string? WrongXml(string text)
    {
        try
        {
            return XDocument.Parse(text).Root is null ? "no root" : null;
        }
        catch (XmlException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>An event fits by its data, or as a whole where the schema describes the whole event.</summary>
    private static string? WrongStream(SchemaValidator validator, string stream)
    {
        if (!stream.EndsWith("\n\n", StringComparison.Ordinal))
        {
            return "the stream breaks off inside an event";
        }

        foreach (var block in stream[..^2].Split("\n\n"))
        {
            var fields = block.Split('\n').Select(static line => line.Split(": ", 2)).ToLookup(static line => line[0], static line => line[1]);
            var data = string.Join('\n', fields["data"]);
            var whole = new JsonObject { ["data"] = IsJson(data) ? JsonNode.Parse(data) : JsonValue.Create(data) };
            if (fields["event"].FirstOrDefault() is { } name)
            {
                whole["event"] = name;
            }

            if (fields["id"].FirstOrDefault() is { } id)
            {
                whole["id"] = id;
            }

            if (fields["retry"].FirstOrDefault() is { } retry)
            {
                whole["retry"] = int.Parse(retry, CultureInfo.InvariantCulture);
            }

            if (data != "[DONE]" && WrongJson(validator, IsJson(data) ? data : JsonSerializer.Serialize(data), false) is { } wrong
                && WrongJson(validator, whole.ToJsonString(), false) is { } wrongWhole)
            {
                return $"{wrong}; as a whole: {wrongWhole}; in {block}";
            }
        }

        return null;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Covers(string documented, int status) =>
        documented == "default" || documented == status.ToString(CultureInfo.InvariantCulture)
        || (documented.EndsWith("XX", StringComparison.OrdinalIgnoreCase) && documented[0] - '0' == status / 100);

    private static bool Fits(string documented, string sent)
    {
        var name = Name(documented);
        return name == sent || (name.EndsWith('*') && (name[0] == '*' || sent.StartsWith(name[..^1], StringComparison.Ordinal)));
    }

    private static string Name(string mediaType) => mediaType.Split(';')[0].Trim();
}
