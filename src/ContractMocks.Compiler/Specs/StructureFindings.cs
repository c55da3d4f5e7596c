using ContractMocks.Compiler.Text;
using Microsoft.OpenApi.Reader;
using Microsoft.OpenApi;

namespace ContractMocks.Compiler.Specs;

/// <summary>
/// What Microsoft.OpenApi finds wrong in a document, and its conversion of Swagger 2.0. Schemas do not come from it: see
/// docs/decisions/0002-reading-specs.md.
/// </summary>
internal sealed class StructureFindings(MappingNode root)
{
    private readonly List<OpenApiError> _errors = [];

    /// <summary>Reads the document only to collect what is wrong with it.</summary>
    public void Check(string json, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (TryParse(json) is null)
        {
            // It gave up; what it says of its own failure helps nobody, and our own reading needs nothing of it.
            _errors.Clear();
        }
    }

    /// <summary>A Swagger 2.0 document in the form of OpenAPI 3.1, its nodes at the places of the original.</summary>
    public MappingNode? Convert(ProblemSink problems, CancellationToken cancellation)
    {
        var document = TryParse(NodeJson.ToJson(root));
        cancellation.ThrowIfCancellationRequested();
        if (document is null)
        {
            var reason = _errors.Count == 0 ? "it cannot be converted to OpenAPI 3" : _errors[0].Message;
            problems.Add(ProblemKinds.NotOpenApi, JsonPointer.Head(root), reason);
            return null;
        }

        var text = document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation).GetAwaiter().GetResult();
        var converted = NodeReader.Read(text, problems, ProblemKinds.SpecSyntax, cancellation) as MappingNode;
        return converted is null ? null : SwaggerPlaces.Restore(converted, root);
    }

    /// <summary>Adds the findings as problems, each at the place its pointer names, unless that place has one of ours already.</summary>
    public void Report(SpecContext spec)
    {
        foreach (var error in _errors)
        {
            spec.Cancellation.ThrowIfCancellationRequested();
            var (message, pointer) = Split(error);
            var segments = Located(JsonPointer.Segments(pointer) ?? []);
            if (IsForPeople(message, segments) || IsOurs(message, segments))
            {
                continue;
            }

            var span = JsonPointer.Place(root, segments);
            if (!spec.Problems.Any(problem => problem.Span.Line == span.Line))
            {
                spec.Report(ProblemKinds.SpecStructure, span, $"{message.TrimEnd('.')} (at {pointer})");
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
    private IReadOnlyList<string> Located(IReadOnlyList<string> segments)
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

    private OpenApiDocument? TryParse(string json)
    {
        try
        {
            var result = OpenApiDocument.Parse(json, "json", new OpenApiReaderSettings());
            if (result.Diagnostic is { } diagnostic)
            {
                _errors.AddRange(diagnostic.Errors);
                _errors.AddRange(diagnostic.Warnings);
            }

            return result.Document;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // Its readers throw many kinds on documents they did not foresee; our own reading goes on without its findings.
            _errors.Add(new OpenApiError("#/", exception.Message));
            return null;
        }
    }
}
