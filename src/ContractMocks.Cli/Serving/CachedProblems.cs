using System.Text.Json;

namespace ContractMocks.Cli;

/// <summary>Writes and reads the problems that are kept with a compiled contract, so that a second start prints what the first did.</summary>
internal static class CachedProblems
{
    /// <param name="problems">The problems.</param>
    /// <param name="path">The spec's path, which is left out: the same content may stand elsewhere next time.</param>
    /// <param name="json">Where they go.</param>
    public static void Write(EquatableArray<Problem> problems, string path, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("id", problem.Id);
            if (problem.File != path)
            {
                json.WriteString("file", problem.File);
            }

            json.WriteStartArray("span");
            json.WriteNumberValue(problem.Span.Line);
            json.WriteNumberValue(problem.Span.Column);
            json.WriteNumberValue(problem.Span.EndLine);
            json.WriteNumberValue(problem.Span.EndColumn);
            json.WriteEndArray();
            json.WriteStartArray("arguments");
            foreach (var argument in problem.Arguments)
            {
                json.WriteStringValue(argument);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <exception cref="FormatException">A problem is of a kind that is not known.</exception>
    public static EquatableArray<Problem> Read(ReadOnlyMemory<byte> text, string path)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateArray().Select(problem => Read(problem, path)).ToEquatableArray();
    }

    private static Problem Read(JsonElement problem, string path)
    {
        var id = problem.GetProperty("id").GetString();
        var kind = ProblemKinds.All.FirstOrDefault(one => one.Id == id) ?? throw new FormatException($"there is no problem '{id}'");
        var span = problem.GetProperty("span");
        return new Problem(
            kind,
            problem.GetProperty("arguments").EnumerateArray().Select(static one => one.GetString() ?? "").ToEquatableArray(),
            problem.TryGetProperty("file", out var file) ? file.GetString() ?? path : path,
            new SourceSpan(span[0].GetInt32(), span[1].GetInt32(), span[2].GetInt32(), span[3].GetInt32()));
    }
}
