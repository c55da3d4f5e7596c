using System.Text;
using System.Text.Json;
using ContractMocks.Engine.Errors;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Answers;

/// <summary>Makes answers from the contract: the document's example, else a fake, in the words of the media type.</summary>
internal sealed class AnswerMaker(LoadedContract contract)
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 512 };
    private readonly ErrorBodies _errors = new(contract);

    public PreparedAnswer Make(Response response, AnswerKey key)
    {
        var headers = HeaderFakes.Of(response, contract, key.Seed, key.Status);
        if (key.Content < 0)
        {
            return new PreparedAnswer { Status = key.Status, Headers = headers };
        }

        var content = response.Contents[key.Content];
        var type = MediaType.Concrete(content.MediaType);
        if (MediaType.IsEventStream(content.MediaType))
        {
            var events = new EventBody(contract, content, key.Seed).Make(Chosen(content, key), key.Way == AnswerWay.Faked);
            return new PreparedAnswer { Status = key.Status, ContentType = type, Parts = events, IsStream = true, Headers = headers };
        }

        var (body, note) = Body(content, key);
        return new PreparedAnswer
        {
            Status = key.Status,
            ContentType = MediaType.IsMultipart(type) ? MultipartBody.WithBoundary(type) : type,
            Parts = [body],
            Headers = headers,
            Note = note,
        };
    }

    /// <summary>A value that fits a schema; where nothing does, the nearest that can be made, and why.</summary>
    public (string Json, string? Note) Fake(string schema, int seed)
    {
        using var parsed = JsonDocument.Parse(schema, s_deep);
        try
        {
            return (SchemaFaker.Fake(parsed.RootElement, contract.Schemas, seed), null);
        }
        catch (UnfakeableSchemaException exception)
        {
            return (SchemaFaker.Nearest(parsed.RootElement, contract.Schemas, seed), exception.Message);
        }
    }

    private static Example? Chosen(Content content, AnswerKey key) =>
        key.Example is { } name ? content.Examples.FirstOrDefault(example => example.Name == name) : null;

    private (byte[] Body, string? Note) Body(Content content, AnswerKey key)
    {
        var type = content.MediaType;
        var chosen = Chosen(content, key);
        if (MediaType.IsJsonLines(type))
        {
            return (LinesBody.Write(Lines(content, chosen, key)), null);
        }

        if (MediaType.IsBinary(type) && IsBytes(content, chosen))
        {
            return (BinaryBody.Of(type, key.Seed), null);
        }

        var (json, note) = Value(content, chosen, key);
        return (Write(content, json), note);
    }

    /// <summary>The value of a body: the example asked for, the first that the schema accepts, a fake, an example that it does not accept.</summary>
    private (string Json, string? Note) Value(Content content, Example? chosen, AnswerKey key)
    {
        if (chosen is not null)
        {
            return (chosen.Json, null);
        }

        var validator = contract.Validator(content.Schema);
        var json = key.Way == AnswerWay.Faked ? null : Fitting(content, validator);
        string? note = null;
        if (json is null && key.Status >= 400 && key.Way != AnswerWay.Faked && MediaType.IsJson(content.MediaType))
        {
            // An error that somebody asked for should read like one.
            json = _errors.Words(AnswerChooser.AskedFor(key.Status), content.Schema);
        }

        if (json is null)
        {
            (json, note) = Fake(content.Schema, key.Seed);
            if (note is not null && content.Examples.Count > 0)
            {
                json = content.Examples[0].Json;
            }
        }

        return (key.Way == AnswerWay.LastPage && MediaType.IsJson(content.MediaType) ? LastPage.Of(json, validator) : json, note);
    }

    private static string? Fitting(Content content, SchemaValidator validator)
    {
        foreach (var example in content.Examples)
        {
            using var document = JsonDocument.Parse(example.Json, s_deep);
            // What is not JSON on the wire is often shown as the text that it is there.
            var isText = document.RootElement.ValueKind == JsonValueKind.String && !MediaType.IsJson(content.MediaType);
            if (isText || validator.IsValid(document.RootElement))
            {
                return example.Json;
            }
        }

        return null;
    }

    private IReadOnlyList<string> Lines(Content content, Example? chosen, AnswerKey key)
    {
        const int Few = 3;
        var validator = contract.Validator(content.Schema);
        var example = chosen?.Json ?? (key.Way == AnswerWay.Faked ? null : Fitting(content, validator));
        if (example is not null)
        {
            return LinesBody.Of(example);
        }

        // A schema of a list speaks of all the lines, any other of each.
        var first = Fake(content.Schema, key.Seed).Json;
        return first[0] == '['
            ? LinesBody.Of(first)
            : [first, .. Enumerable.Range(1, Few - 1).Select(more => Fake(content.Schema, unchecked(key.Seed + (more * 7919))).Json)];
    }

    // Bytes unless the document shows a value of another kind, or describes one.
    private bool IsBytes(Content content, Example? chosen)
    {
        if (chosen is not null)
        {
            return false;
        }

        using var text = JsonDocument.Parse("\"\"");
        return contract.Validator(content.Schema).IsValid(text.RootElement) || content.Schema.Contains("\"binary\"", StringComparison.Ordinal);
    }

    private static byte[] Write(Content content, string json)
    {
        var type = content.MediaType;
        if (MediaType.IsJson(type) || (type.Contains('*', StringComparison.Ordinal) && MediaType.Concrete(type) == MediaType.Json))
        {
            return Encoding.UTF8.GetBytes(json);
        }

        using var document = JsonDocument.Parse(json, s_deep);
        var value = document.RootElement;
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!;
            return Encoding.UTF8.GetBytes(MediaType.IsXml(type) && !text.StartsWith('<') ? XmlBody.Of(value, content.Schema) : text);
        }

        return MediaType.IsXml(type) ? Encoding.UTF8.GetBytes(XmlBody.Of(value, content.Schema))
            : MediaType.IsForm(type) ? Encoding.UTF8.GetBytes(FormBody.Of(value))
            : MediaType.IsMultipart(type) ? MultipartBody.Of(value)
            : Encoding.UTF8.GetBytes(json);
    }
}
