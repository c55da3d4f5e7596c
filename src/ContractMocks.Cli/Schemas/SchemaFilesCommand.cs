using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary><c>validate --schema</c>: judges files by one schema; a line for each, and below it a line for each error.</summary>
internal sealed class SchemaFilesCommand(SchemaOptions options, bool asJson, Stream output, TextWriter error)
{
    public int Run(string schema, IReadOnlyList<string> instances)
    {
        using var document = JsonFile.TryRead(schema, out var complaint);
        if (document is null)
        {
            error.WriteLine("error: " + complaint);
            return SchemaCommandLine.CouldNotRun;
        }

        var problems = SchemaCheck.Problems(document.RootElement, options);
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
            {
                error.WriteLine($"error: '{schema}' cannot be used as a schema: {Describe(problem)}");
            }

            return SchemaCommandLine.CouldNotRun;
        }

        var validator = SchemaValidator.Compile(document.RootElement, options);
        var code = SchemaCommandLine.Valid;
        using var json = new SchemaErrorJson();
        foreach (var file in FileSet.Expand(instances))
        {
            code = Math.Max(code, Judge(validator, file, json));
        }

        return code;
    }

    /// <summary>An error as a line of text.</summary>
    public static string Describe(SchemaError error) =>
        $"{(error.Pointer.Length == 0 ? "(root)" : error.Pointer)}: {error.Keyword}: expected {error.Expected}, but found {error.Actual}";

    private int Judge(SchemaValidator validator, string file, SchemaErrorJson json)
    {
        using var instance = JsonFile.TryRead(file, out var complaint);
        var errors = instance is null ? [new SchemaError("$", "file", "a file that can be read", complaint)] : validator.Validate(instance.RootElement);
        if (asJson)
        {
            json.Write(errors, instance is null ? "file" : null, file);
            json.FlushTo(output);
        }
        else
        {
            WriteText(file, instance, errors, complaint);
        }

        return instance is null ? SchemaCommandLine.CouldNotRun : errors.Count == 0 ? SchemaCommandLine.Valid : SchemaCommandLine.Invalid;
    }

    private void WriteText(string file, JsonDocument? instance, IReadOnlyList<SchemaError> errors, string complaint)
    {
        var text = new StringBuilder(file);
        if (instance is null)
        {
            text.Append(": error: ").Append(complaint).Append('\n');
        }
        else if (errors.Count == 0)
        {
            text.Append(": valid\n");
        }
        else
        {
            text.Append(": invalid, ").Append(errors.Count).Append(errors.Count == 1 ? " error\n" : " errors\n");
            foreach (var one in errors)
            {
                text.Append("  ").Append(Describe(one)).Append('\n');
            }
        }

        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        output.Flush();
    }
}
