using ContractMocks.Compiler.Scenarios;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary><c>fake --tools</c>: calls of the tools of a file, in any notation that tool files may have, one a line.</summary>
internal sealed class FakeToolsCommand(FakeRequest request, Stream output, TextWriter error)
{
    // Tools are read into the dialect of contracts.
    private static readonly SchemaOptions s_options = new() { Dialect = SchemaDialect.Contract };

    public int Run(string path, Stream input)
    {
        if (FakeInput.Text(path, input, out var complaint) is not { } file)
        {
            error.WriteLine("error: " + complaint);
            return ExitCode.Usage;
        }

        var problems = new ProblemSink(file.Path);
        var tools = ToolReader.ReadAll(file, problems, CancellationToken.None);
        var report = new Report(error);
        foreach (var problem in problems.Problems)
        {
            report.Problem(problem);
        }

        var names = ToolNames.ForAll(request.Provider, [.. tools.Select(static tool => tool.Tool.Name)]);
        using var json = new FakeJson();
        var isFine = !problems.HasErrors;
        for (var i = 0; i < tools.Count; i++)
        {
            isFine &= Call(tools[i].Tool, names[i], json);
            json.FlushTo(output);
        }

        return isFine ? ExitCode.Fine : ExitCode.Problems;
    }

    private bool Call(Tool tool, string name, FakeJson json)
    {
        try
        {
            var faker = SchemaFaker.Compile(tool.Parameters, s_options);
            for (var number = 0; number < request.Count; number++)
            {
                foreach (var one in FakeCases.Of(faker, request, number))
                {
                    json.Call(name, one, request.Explain);
                }
            }

            return true;
        }
        catch (UnfakeableSchemaException exception)
        {
            json.NoCall(name, exception.Message);
            return false;
        }
    }
}
