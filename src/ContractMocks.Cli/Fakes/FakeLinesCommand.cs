using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>
/// <c>fake --lines</c>: one schema a line comes in, one answer a line goes out, in order and sent at once, so that a program at the other end of the
/// pipe can ask and wait. Whatever is wrong with a line is its answer and does not end the run.
/// </summary>
internal sealed class FakeLinesCommand(FakeRequest request)
{
    /// <summary>How long the first line may take, in which the parts of the program are loaded.</summary>
    private static readonly TimeSpan s_firstLimit = TimeSpan.FromSeconds(3);

    private static readonly JsonDocumentOptions s_parsing = new() { MaxDepth = JsonFile.MaxDepth };

    /// <summary>How long any other line may take; default: a second.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What makes the instances of a schema; tests put slow and broken ones here.</summary>
    public Func<string, SchemaOptions, IReadOnlyList<FakeCase>>? Maker { get; init; }

    public int Run(Stream input, Stream output)
    {
        var documents = DocumentFolder.Read(request.Documents, null, out var complaint);
        var options = new SchemaOptions { Dialect = request.Dialect ?? SchemaDialect.Draft202012, Documents = documents ?? SchemaRegistry.Empty };
        var lines = new LineReader(input, SchemaLinesCommand.MaxLine);
        using var worker = new FakeWorker((line, stop) => documents is null ? Error("--documents cannot be read: " + complaint) : Answer(line, options, stop));
        var limit = Limit > s_firstLimit || Maker is not null ? Limit : s_firstLimit;
        while (true)
        {
            var kind = lines.Read(out var line);
            if (kind == LineKind.End)
            {
                return documents is null ? ExitCode.Usage : ExitCode.Fine;
            }

            output.Write(kind == LineKind.TooLong
                ? Error(FormattableString.Invariant($"a line has at most {SchemaLinesCommand.MaxLine} bytes"))
                : worker.Ask(line.ToArray(), limit) ?? Error(FormattableString.Invariant($"no answer was found within {Limit.TotalSeconds:0.###} s")));
            output.Flush();
            limit = Limit;
        }
    }

    private byte[] Answer(byte[] line, SchemaOptions options, CancellationToken stop)
    {
        try
        {
            var bytes = line.AsMemory(line is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0);
            if (bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                return Error("the line is blank; expected a schema");
            }

            if (!Utf8.IsValid(bytes.Span))
            {
                return Error("the line is not UTF-8");
            }

            using var document = JsonDocument.Parse(bytes, s_parsing);
            var problems = SchemaCheck.Problems(document.RootElement, options);
            var schema = Encoding.UTF8.GetString(bytes.Span);
            if (problems.Count > 0 && problems[0].Keyword is not ("depth" or "effort" or "time"))
            {
                // A schema that is too large to be judged by its metaschema is tried all the same.
                if (ForeignWords.Mend(schema, problems, options) is not { } mended)
                {
                    return Error("this is no schema: " + SchemaFilesCommand.Describe(problems[0]));
                }

                schema = mended;
            }

            using var json = new FakeJson();
            json.Line(Maker is null ? Make(schema, options, stop) : Maker(schema, options), request.HasManyCases, request.Explain);
            return json.ToArray();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (UnfakeableSchemaException exception)
        {
            return Written("$unsatisfiable", exception.Message);
        }
        catch (JsonException exception)
        {
            return Error(FormattableString.Invariant($"this is no line of JSON, nested at most {JsonFile.MaxDepth} deep: {exception.Message}"));
        }
#pragma warning disable CA1031 // The boundary of a step: a bug of ours costs one line its instance and not the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Error($"contractmocks failed, please report it with the schema: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private IReadOnlyList<FakeCase> Make(string schema, SchemaOptions options, CancellationToken stop) =>
        FakeCases.Of(SchemaFaker.Compile(schema, options), request, 0, stop);

    private static byte[] Error(string why) => Written("$error", why);

    private static byte[] Written(string key, string why)
    {
        using var json = new FakeJson();
        json.Answer(key, why);
        return json.ToArray();
    }
}
