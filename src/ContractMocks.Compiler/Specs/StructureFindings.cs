using ContractMocks.Compiler.Text;
using Microsoft.OpenApi.Reader;
using Microsoft.OpenApi;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// What Microsoft.OpenApi finds wrong in the structure around schemas. Schemas and references are judged by us: see
/// docs/decisions/0002-reading-specs.md.
/// </summary>
internal static class StructureFindings
{
    /// <summary>Adds the findings as problems, each at the place its pointer names, unless that place has one of ours already.</summary>
    public static void Report(SpecContext spec, IReadOnlyList<OperationNode> chosen)
    {
        foreach (var error in Check(PrunedDocument.ToJson(spec, chosen)))
        {
            spec.Cancellation.ThrowIfCancellationRequested();
            var (message, pointer) = Split(error);
            var segments = Located(spec.Root, JsonPointer.Segments(pointer) ?? []);
            if (IsForPeople(message, segments) || IsOurs(message, segments) || IsOutside(spec.Root, segments))
            {
                continue;
            }

            var span = JsonPointer.Place(spec.Root, segments);
            if (!spec.Problems.Any(problem => problem.Span.Line == span.Line && problem.File == spec.Root.File.Path))
            {
                spec.Report(ProblemKinds.SpecStructure, new NodePlace(spec.Root.File, span), $"{message.TrimEnd('.')} (at {pointer})");
            }
        }
    }

    /// <summary>Findings on unknown properties carry their pointer in the message: "x is not a valid property at #/info".</summary>
    private static (string Message, string Pointer) Split(OpenApiError error)
    {
        const string Unknown = " is not a valid property at #";
        var at = error.Message.IndexOf(Unknown, StringComparison.Ordinal);
        return at < 0
            ? (error.Message, error.Pointer ?? "#")
            : ($"'{error.Message.Substring(0, at)}' is not a valid property", $"{error.Message.Substring(at + Unknown.Length - 1)}/{JsonPointer.Escape(error.Message.Substring(0, at))}");
    }

    /// <summary>After an unknown property the reader's pointers keep segments of paths that it has left; the last path counts.</summary>
    private static IReadOnlyList<string> Located(MappingNode root, IReadOnlyList<string> segments)
    {
        for (var start = segments.Count - 1; start > 1; start--)
        {
            if (segments[0] == "paths" && segments[start].StartsWith("/", StringComparison.Ordinal)
                && (root["paths"] as MappingNode)?.Find(segments[start]) is not null)
            {
                return ["paths", .. segments.Skip(start)];
            }
        }

        return segments;
    }

    /// <summary>Texts that only people read, and that real providers leave out: nothing that we build depends on them.</summary>
    private static bool IsForPeople(string message, IReadOnlyList<string> segments) =>
        message.EndsWith("is REQUIRED.", StringComparison.Ordinal)
        && segments.Count > 0
        && (segments[0] == "info" || segments[segments.Count - 1] == "description");

    /// <summary>Schemas and references are judged by us, keyword by keyword.</summary>
    private static bool IsOurs(string message, IReadOnlyList<string> segments) =>
        message.IndexOf("does not point to", StringComparison.Ordinal) >= 0
        || message.IndexOf("referenceId", StringComparison.Ordinal) >= 0
        || segments.Contains("schema")
        || (segments.Count > 1 && segments[0] == "components" && segments[1] == "schemas")
        || (segments.Count > 0 && segments[0] == "definitions");

    /// <summary>Whether a pointer leads through a reference to another file, which the document was checked without.</summary>
    private static bool IsOutside(Node root, IReadOnlyList<string> segments)
    {
        for (var length = 1; length <= segments.Count; length++)
        {
            if (PrunedDocument.IsOutside(JsonPointer.Resolve(root, [.. segments.Take(length)])))
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<OpenApiError> Check(string json)
    {
        try
        {
            var diagnostic = OpenApiDocument.Parse(json, "json", new OpenApiReaderSettings()).Diagnostic;
            return diagnostic is null ? [] : [.. diagnostic.Errors, .. diagnostic.Warnings];
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // Its readers throw many kinds on documents they did not foresee; what it says of that helps nobody, and our reading needs nothing of it.
            return [];
        }
    }
}
