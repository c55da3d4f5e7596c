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
        TryParse(json);
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
            var pointer = error.Pointer ?? "";
            var segments = JsonPointer.Segments(pointer) ?? [];
            var span = JsonPointer.Place(root, segments);
            if (!spec.Problems.Any(problem => problem.Span.Line == span.Line))
            {
                spec.Report(ProblemKinds.SpecStructure, span, $"{error.Message} [{pointer}]");
            }
        }
    }

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
