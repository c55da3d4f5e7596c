using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>What <c>validate --schema</c> and <c>validate --lines</c> were asked for.</summary>
internal sealed record SchemaRequest
{
    public string? Schema { get; init; }

    public bool Lines { get; init; }

    public bool AsJson { get; init; }

    public bool AssertsFormats { get; init; } = true;

    public SchemaDialect Dialect { get; init; } = SchemaDialect.Draft202012;

    public List<string> Documents { get; } = [];

    public List<string> Instances { get; } = [];
}

/// <summary>
/// Reads the options of <c>validate --schema</c> and <c>validate --lines</c>. By hand, because a pipeline starts these often: the library that
/// reads the other commands costs more to start than the judging.
/// </summary>
internal static class SchemaCommandLine
{
    public const int Valid = 0;
    public const int Invalid = 1;
    public const int CouldNotRun = 2;

    public const string Usage =
        """
        contractmocks validate --schema SCHEMA [OPTIONS] INSTANCE…   judges files by a schema; exit code 0: all valid, 1: not, 2: could not run
        contractmocks validate --lines [OPTIONS]                     reads a {"schema": …, "instance": …} a line and answers each with a line

          --format text|json          how results are printed (with --schema; default: text)
          --dialect NAME              where a schema has no $schema: 2020-12 (default), 2019-09, draft7, draft6, draft4, openapi3.0
          --formats assert|annotate   whether 'format' judges (default: assert)
          --documents [URI=]FOLDER    documents that $ref may reach, at an address; nothing is ever fetched. May be repeated.
        """;

    /// <summary>Whether a command line is one of these.</summary>
    public static bool Handles(string[] args)
    {
        if (args.Length == 0 || args[0] != "validate")
        {
            return false;
        }

        foreach (var arg in args)
        {
            if (arg is "--lines" or "--schema" || arg.StartsWith("--schema=", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs a command line and gives the exit code.</summary>
    public static int Run(string[] args, Stream input, Stream output, TextWriter error)
    {
        if (Array.Exists(args, static arg => arg is "--help" or "-h" or "-?"))
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(Usage + "\n"));
            return Valid;
        }

        if (TryRead(args, out var complaint) is not { } request)
        {
            error.WriteLine("error: " + complaint);
            error.WriteLine(Usage);
            return CouldNotRun;
        }

        var documents = DocumentFolder.Read(request.Documents, request.Schema, out complaint);
        if (documents is null)
        {
            error.WriteLine("error: " + complaint);
            return CouldNotRun;
        }

        var options = new SchemaOptions
        {
            Dialect = request.Dialect,
            AssertsFormats = request.AssertsFormats,
            Documents = documents,
            BaseUri = request.Schema is null ? "" : DocumentFolder.AddressOf(request.Schema),
        };
        try
        {
            return request.Lines
                ? new SchemaLinesCommand(options).Run(input, output)
                : new SchemaFilesCommand(options, request.AsJson, output, error).Run(request.Schema!, request.Instances);
        }
        catch (IOException exception)
        {
            // The reader of our output, or the writer of our input, went away.
            error.WriteLine("error: " + exception.Message);
            return CouldNotRun;
        }
    }

    private static SchemaRequest? TryRead(string[] args, out string complaint)
    {
        var request = new SchemaRequest();
        complaint = "";
        for (var i = 1; i < args.Length && complaint.Length == 0; i++)
        {
            var equals = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i].IndexOf('=', StringComparison.Ordinal) : -1;
            var name = equals < 0 ? args[i] : args[i][..equals];
            if (name == "--lines")
            {
                request = request with { Lines = true };
            }
            else if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                request.Instances.Add(name);
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

        complaint = complaint.Length > 0 ? complaint
            : request.Lines && request.Schema is not null ? "--lines and --schema do not go together: with --lines each line brings its schema"
            : request.Lines && request.Instances.Count > 0 ? $"--lines reads standard input; '{request.Instances[0]}' is one argument too many"
            : !request.Lines && request.Instances.Count == 0 ? "no file to judge was named"
            : "";
        return complaint.Length == 0 ? request : null;
    }

    private static SchemaRequest With(SchemaRequest request, string name, string value, ref string complaint)
    {
        switch (name, value)
        {
            case ("--schema", _):
                return request with { Schema = value };
            case ("--format", "text" or "json"):
                return request with { AsJson = value == "json" };
            case ("--formats", "assert" or "annotate"):
                return request with { AssertsFormats = value == "assert" };
            case ("--documents", _):
                request.Documents.Add(value);
                return request;
            case ("--dialect", _) when Dialect(value) is { } dialect:
                return request with { Dialect = dialect };
            case ("--format", _):
                complaint = $"--format is text or json, not '{value}'";
                return request;
            case ("--formats", _):
                complaint = $"--formats is assert or annotate, not '{value}'";
                return request;
            case ("--dialect", _):
                complaint = WrongDialect(value);
                return request;
            default:
                complaint = $"'{name}' is not an option here; {Nearest.Suggestion(name, ["--schema", "--lines", "--format", "--formats", "--dialect", "--documents"])}";
                return request;
        }
    }

    /// <summary>What is said of a name that is no dialect's.</summary>
    public static string WrongDialect(string name) => $"--dialect is 2020-12, 2019-09, draft7, draft6, draft4 or openapi3.0, not '{name}'";

    /// <summary>The dialect of a name that <c>--dialect</c> takes; null for another.</summary>
    public static SchemaDialect? Dialect(string name) => name switch
    {
        "2020-12" or "draft2020-12" => SchemaDialect.Draft202012,
        "2019-09" or "draft2019-09" => SchemaDialect.Draft201909,
        "draft7" or "draft-07" => SchemaDialect.Draft7,
        "draft6" or "draft-06" => SchemaDialect.Draft6,
        "draft4" or "draft-04" => SchemaDialect.Draft4,
        "openapi3.0" => SchemaDialect.OpenApi30,
        _ => null,
    };
}
