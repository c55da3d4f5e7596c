using System.Globalization;

namespace ContractMocks.Cli;

/// <summary>Reads the options of <c>fake</c>, by hand for the reason that <see cref="SchemaCommandLine"/> has, and runs it.</summary>
internal static class FakeCommandLine
{
    public const string Usage =
        """
        contractmocks fake --schema FILE [OPTIONS]   makes up instances of a schema, JSON Lines; FILE is JSON or YAML, - is standard input
        contractmocks fake --lines [OPTIONS]         reads a schema a line and answers each with a line: the instance,
                                                     {"$unsatisfiable": "why"} or {"$error": "why"}
        contractmocks fake --tools FILE [OPTIONS]    makes up calls of tools: {"name": …, "arguments": …} a line

          --seed N                 what every choice comes from (default: 0)
          --count N                how many, from the seeds N, N+1, … (default: 1; not with --lines)
          --variant NAME           minimal, typical (default), maximal, boundary or invalid; the last two give a line a case
          --explain                each line says what it shows: {"name", "path", "keyword", "valid", "instance"}
          --locale NAME            of names, places and texts, as Bogus has them: de, pt_BR (default: en)
          --pointer POINTER        the schema in the file, e.g. '#/components/schemas/Pet' of an OpenAPI document
          --dialect NAME           where a schema has no $schema: 2020-12 (default), 2019-09, draft7, draft6, draft4, openapi3.0
          --documents [URI=]FOLDER documents that $ref may reach, at an address; nothing is ever fetched. May be repeated.
          --provider NAME          whose rule the names of tools follow: openai (default), anthropic, gemini, mcp

        Exit codes: 0 all is well; 1 a schema has no instance, or a tool file has errors; 2 could not run.
        """;

    private static readonly string[] Names =
        ["--schema", "--lines", "--tools", "--seed", "--count", "--variant", "--explain", "--locale", "--pointer", "--dialect", "--documents", "--provider"];

    private static readonly string[] Providers = ["openai", "anthropic", "gemini", "mcp"];

    /// <summary>Whether a command line is one of these.</summary>
    public static bool Handles(string[] args) => args.Length > 0 && args[0] == "fake";

    /// <summary>Runs a command line and gives the exit code.</summary>
    public static int Run(string[] args, Stream input, Stream output, TextWriter error)
    {
        if (Array.Exists(args, static arg => arg is "--help" or "-h" or "-?"))
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(Usage.ReplaceLineEndings("\n") + "\n"));
            return ExitCode.Fine;
        }

        var request = Read(args, out var complaint);
        if (complaint.Length > 0)
        {
            error.WriteLine("error: " + complaint);
            error.WriteLine(Usage);
            return ExitCode.Usage;
        }

        var code = ExitCode.Usage;
        // Schemas may be nested deeper than the stack of a main thread has room for.
        var thread = new Thread(() => code = RunCommand(request, input, output, error), FakeWorker.StackSize);
        thread.Start();
        thread.Join();
        return code;
    }

    private static int RunCommand(FakeRequest request, Stream input, Stream output, TextWriter error)
    {
        try
        {
            return request.Lines ? new FakeLinesCommand(request).Run(input, output)
                : request.Tools is { } tools ? new FakeToolsCommand(request, output, error).Run(tools, input)
                : new FakeSchemaCommand(request, output, error).Run(request.Schema!, input);
        }
        catch (IOException exception)
        {
            // The reader of our output, or the writer of our input, went away.
            error.WriteLine("error: " + exception.Message);
            return ExitCode.Usage;
        }
#pragma warning disable CA1031 // The boundary of a command: a bug of ours is said, and ends in a code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            error.WriteLine($"error: contractmocks failed, please report it: {exception.GetType().Name}: {exception.Message}");
            return ExitCode.Usage;
        }
    }

    private static FakeRequest Read(string[] args, out string complaint)
    {
        var request = new FakeRequest();
        complaint = "";
        for (var i = 1; i < args.Length && complaint.Length == 0; i++)
        {
            var equals = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i].IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? args[i] : args[i][..equals];
            if (name is "--lines" or "--explain" && equals < 0)
            {
                request = name == "--lines" ? request with { Lines = true } : request with { Explain = true };
            }
            else if (!Names.Contains(name))
            {
                complaint = name.StartsWith('-')
                    ? $"'{name}' is not an option here; {Nearest.Suggestion(name, Names)}"
                    : $"'{name}' is one argument too many; a file is named by --schema or --tools";
            }
            else if (equals < 0 && i + 1 == args.Length)
            {
                complaint = $"{name} needs a value";
            }
            else
            {
                request = With(request, name, equals < 0 ? args[++i] : args[i][(equals + 1)..], ref complaint);
            }
        }

        complaint = complaint.Length > 0 ? complaint : Conflict(request);
        return request;
    }

    private static string Conflict(FakeRequest request)
    {
        var sources = (request.Schema is null ? 0 : 1) + (request.Tools is null ? 0 : 1) + (request.Lines ? 1 : 0);
        return sources == 0 ? "nothing to fake was named: give --schema FILE, --tools FILE or --lines"
            : sources > 1 ? "--schema, --tools and --lines do not go together"
            : request.Lines && request.Count != 1 ? "--count does not go with --lines, which answers each line with one line"
            : request.Schema is null && request.Pointer.Length > 0 ? "--pointer goes with --schema only"
            : "";
    }

    private static FakeRequest With(FakeRequest request, string name, string value, ref string complaint)
    {
        switch (name)
        {
            case "--schema":
                return request with { Schema = value };
            case "--tools":
                return request with { Tools = value };
            case "--pointer":
                return request with { Pointer = value };
            case "--documents":
                request.Documents.Add(value);
                return request;
            case "--seed" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed):
                return request with { Seed = seed };
            case "--count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
                return request with { Count = count };
            case "--variant" when Variant(value) is { } variant:
                return request with { Variant = variant };
            case "--dialect" when SchemaCommandLine.Dialect(value) is { } dialect:
                return request with { Dialect = dialect };
            case "--provider" when Providers.Contains(value):
                return request with { Provider = value };
            case "--locale" when FakeLocales.All.Contains(value, StringComparer.Ordinal):
                return request with { Locale = value };
            default:
                complaint = Complaint(name, value);
                return request;
        }
    }

    private static string Complaint(string name, string value) => name switch
    {
        "--seed" => $"--seed is a whole number of 32 bits, not '{value}'",
        "--count" => $"--count is a whole number from 1, not '{value}'",
        "--variant" => $"--variant is minimal, typical, maximal, boundary or invalid, not '{value}'",
        "--dialect" => SchemaCommandLine.WrongDialect(value),
        "--provider" => $"--provider is openai, anthropic, gemini or mcp, not '{value}'",
        "--locale" => NoLocale(value),
        _ => $"{name} takes no value",
    };

    // The library's own words, without the name of its parameter.
    private static string NoLocale(string name)
    {
        try
        {
            return FakeLocales.Check(name);
        }
        catch (ArgumentException exception)
        {
            return exception.Message.Split(" (Parameter")[0];
        }
    }

    private static FakeVariant? Variant(string name) => name switch
    {
        "minimal" => FakeVariant.Minimal,
        "typical" => FakeVariant.Typical,
        "maximal" => FakeVariant.Maximal,
        "boundary" => FakeVariant.Boundary,
        "invalid" => FakeVariant.Invalid,
        _ => null,
    };
}
