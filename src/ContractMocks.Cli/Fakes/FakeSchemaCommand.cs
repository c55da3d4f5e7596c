using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary><c>fake --schema</c>: instances of one schema, one a line.</summary>
internal sealed class FakeSchemaCommand(FakeRequest request, Stream output, TextWriter error)
{
    public int Run(string path, Stream input)
    {
        using var document = FakeInput.Json(path, input, out var complaint);
        var registry = document is null ? null : DocumentFolder.Read(request.Documents, path == FakeInput.Standard ? null : path, out complaint);
        if (document is null || registry is null)
        {
            return Fail(complaint);
        }

        var options = new SchemaOptions
        {
            Dialect = request.Dialect ?? FakePointer.DialectOf(document.RootElement),
            Documents = registry,
            BaseUri = path == FakeInput.Standard ? "" : DocumentFolder.AddressOf(path),
        };
        if (FakePointer.Schema(document.RootElement, request.Pointer, out complaint) is not { } schema)
        {
            return Fail($"{FakeInput.NameOf(path)}: {complaint}");
        }

        using var parsed = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth + 2 });
        var problems = FakePointer.IsOpenApi(document.RootElement) ? [] : SchemaCheck.Problems(parsed.RootElement, options);
        var usable = problems.Count == 0 ? schema : ForeignWords.Mend(schema, problems, options);
        return usable is null ? Fail($"{FakeInput.NameOf(path)} cannot be used as a schema: {SchemaFilesCommand.Describe(problems[0])}") : Make(usable, options);
    }

    private int Make(string schema, SchemaOptions options)
    {
        using var json = new FakeJson();
        try
        {
            var faker = SchemaFaker.Compile(schema, options);
            for (var number = 0; number < request.Count; number++)
            {
                json.Lines(FakeCases.Of(faker, request, number), request.Explain);
                json.FlushTo(output);
            }

            return ExitCode.Fine;
        }
        catch (UnfakeableSchemaException exception)
        {
            error.WriteLine("error: " + exception.Message);
            return ExitCode.Problems;
        }
    }

    private int Fail(string complaint)
    {
        error.WriteLine("error: " + complaint);
        return ExitCode.Usage;
    }
}
