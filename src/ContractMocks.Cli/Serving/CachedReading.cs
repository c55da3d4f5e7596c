using System.Text.Json;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>
/// Writes and reads what is kept with a compiled contract: the problems, so that a second start prints what the first did, and the files that the
/// document named. Paths are kept from the document's folder, because the same content may stand elsewhere next time.
/// </summary>
internal static class CachedReading
{
    public static void Write(CompiledSpec spec, string path, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("problems");
        foreach (var problem in spec.Problems)
        {
            Write(problem, path, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("parts");
        foreach (var part in spec.Parts)
        {
            json.WriteStartArray();
            json.WriteStringValue(part.Path);
            json.WriteStringValue(part.Hash);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A problem is of a kind that is not known.</exception>
    public static CompiledSpec Read(ReadOnlyMemory<byte> text, byte[] compact, string path)
    {
        using var document = JsonDocument.Parse(text);
        var problems = document.RootElement.GetProperty("problems").EnumerateArray().Select(problem => Read(problem, path)).ToEquatableArray();
        var parts = document.RootElement.GetProperty("parts").EnumerateArray()
            .Select(static part => new SpecPart(part[0].GetString() ?? "", part[1].GetString() ?? "")).ToList();
        return new CompiledSpec(compact, problems, parts);
    }

    private static void Write(Problem problem, string path, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", problem.Id);
        if (problem.File != path)
        {
            json.WriteString("file", SpecParts.Relative(path, problem.File));
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

    private static Problem Read(JsonElement problem, string path)
    {
        var id = problem.GetProperty("id").GetString();
        var kind = ProblemKinds.All.FirstOrDefault(one => one.Id == id) ?? throw new FormatException($"there is no problem '{id}'");
        var span = problem.GetProperty("span");
        return new Problem(
            kind,
            problem.GetProperty("arguments").EnumerateArray().Select(static one => one.GetString() ?? "").ToEquatableArray(),
            problem.TryGetProperty("file", out var file) ? SpecPath.Join(path, file.GetString() ?? "") : path,
            new SourceSpan(span[0].GetInt32(), span[1].GetInt32(), span[2].GetInt32(), span[3].GetInt32()));
    }
}
