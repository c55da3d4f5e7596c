using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractMocks.Dialects.Streams;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Judging;

namespace ContractMocks.Xunit.Live;

/// <summary>Finds everything in a service's answer that the document does not promise. Never fails: all of it is wanted, not only the first.</summary>
internal sealed partial class ServiceJudge(JudgedOperation judged, LiveQuestion question, StreamOrder? order, Func<string, string> shown)
{
    private const int Most = 60;
    private const int MostRaw = 400;
    private const int MostText = 160;

    private readonly List<Drift> _found = [];

    /// <summary>The differences, each once, in the order of the answer.</summary>
    public IReadOnlyList<Drift> Judge(Answer answer)
    {
        var response = judged.Response(answer.Status);
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        if (answer.Status is < 200 or > 299)
        {
            Add(DriftKinds.Refused, "", $"{question.Status} for a request that it allows", $"{status} {Excerpt(answer.Body)}".TrimEnd());
        }

        if (response is null)
        {
            Add(DriftKinds.Status, "", Nearest.OneOf([.. judged.Operation.Responses.Select(static one => one.Status)]), status);
            return _found;
        }

        Headers(response, answer);
        Body(response, answer);
        return Drift.Collapse(_found, Most);
    }

    private void Body(Response response, Answer answer)
    {
        if (response.Contents.Count == 0)
        {
            if (answer.Body.Length > 0)
            {
                Add(DriftKinds.Body, "", "no body", $"one of {answer.MediaType ?? "no media type"}");
            }

            return;
        }

        var isAsked = answer.Status is >= 200 and <= 299 && question.MediaType.Length > 0;
        if (JudgedOperation.Find(response, answer.MediaType) is not { } content || (isAsked && StreamReading.IsStream(question.MediaType) != StreamReading.IsStream(answer.MediaType)))
        {
            Add(DriftKinds.MediaType, "content-type", isAsked ? question.MediaType : Nearest.OneOf([.. response.Contents.Select(static one => one.MediaType)]), answer.MediaType ?? "none");
            return;
        }

        if (StreamReading.IsStream(answer.MediaType))
        {
            Stream(content, answer);
        }
        else if (answer.MediaType!.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            Whole(content, answer.Body);
        }
    }

    private void Whole(Content content, string body)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            Add(DriftKinds.Body, "$", "JSON", Quoted(body));
            return;
        }

        var walk = new FieldWalk(judged.Contract);
        Fit(content, json, "");
        walk.Add(content.Schema, json);
        Undeclared(walk);
    }

    private void Stream(Content content, Answer answer)
    {
        var stream = StreamReading.Of(judged.Contract, content, answer.Body, answer.MediaType);
        foreach (var (expected, found) in stream.Framing(answer.Body, answer.MediaType))
        {
            Add(DriftKinds.Framing, "", expected, found);
        }

        var walk = new FieldWalk(judged.Contract);
        foreach (var (at, data) in stream.Json)
        {
            Fit(content, data, at);
            walk.Add(content.Schema, data, at);
        }

        Undeclared(walk);
        if (stream.Disorder(order) is { } disorder)
        {
            Add(DriftKinds.Order, "", order!.Name + " in order", disorder);
        }
    }

    private void Fit(Content content, JsonElement json, string at)
    {
        foreach (var error in judged.Contract.Validator(content.Schema).Validate(json))
        {
            Add(DriftKinds.Invalid, at + Indexes().Replace(error.Path, "[]"), error.Expected, error.Actual);
        }
    }

    private void Undeclared(FieldWalk walk)
    {
        foreach (var (path, kind) in walk.Undeclared)
        {
            Add(DriftKinds.Undeclared, path, "no such field", $"{Article(kind)} {kind}");
        }
    }

    private void Headers(Response response, Answer answer)
    {
        foreach (var (name, expected, found) in HeaderCheck.Find(judged.Contract, response, answer))
        {
            Add(DriftKinds.Header, name, expected, found);
        }
    }

    private void Add(string kind, string place, string expected, string found)
    {
        var drift = new Drift(DriftFrom.Document, kind, Short(place), Short(expected), Short(found));
        if (_found.Count < MostRaw && !_found.Contains(drift))
        {
            _found.Add(drift);
        }
    }

    private string Short(string text)
    {
        var plain = Spaces().Replace(shown(text), " ");
        return plain.Length <= MostText ? plain : string.Concat(plain.AsSpan(0, MostText), "…");
    }

    /// <summary>What an error says of itself, never the whole of it.</summary>
    private static string Excerpt(string body)
    {
        if (TryParse(body) is not { ValueKind: JsonValueKind.Object } json)
        {
            return Quoted(body);
        }

        var error = json.TryGetProperty("error", out var inner) ? inner : json;
        return error.ValueKind == JsonValueKind.String ? Quoted(error.GetString()!)
            : error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? Quoted(message.GetString()!)
            : "";
    }

    private static string Quoted(string text) => text.Length == 0 ? "" : $"\"{(text.Length <= 100 ? text : text[..100] + "…")}\"";

    private static string Article(string kind) => kind[0] is 'a' or 'o' ? "an" : "a";

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>What is asked of a service, and what must come.</summary>
/// <param name="Subject">The test, for people.</param>
/// <param name="OperationId">The operation in the mock's contract.</param>
/// <param name="Status">The status that the document promises.</param>
/// <param name="MediaType">The media type; empty for no body.</param>
internal sealed record LiveQuestion(string Subject, string OperationId, string Status, string MediaType);
