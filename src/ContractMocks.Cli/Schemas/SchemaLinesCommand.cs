using System.Runtime.InteropServices;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>
/// <c>validate --lines</c>: one <c>{"schema": …, "instance": …}</c> a line comes in, one verdict a line goes out, in order. Answers are sent before
/// more input is waited for, so that a program at the other end of the pipe can ask and wait. A bad line is answered and does not end the run.
/// </summary>
internal sealed class SchemaLinesCommand(SchemaOptions options)
{
    /// <summary>How long a line may be, in bytes.</summary>
    public const int MaxLine = 64 * 1024 * 1024;

    /// <summary>Answers are sent when this many bytes are waiting, whether or not more input is there.</summary>
    private const int FullAnswer = 64 * 1024;

    private static readonly JsonDocumentOptions s_parsing = new() { MaxDepth = JsonFile.MaxDepth };

    private readonly SchemaCache _schemas = new(options);

    public int Run(Stream input, Stream output)
    {
        using var answers = new SchemaErrorJson();
        var lines = new LineReader(input, MaxLine);
        while (true)
        {
            if (answers.Length > 0 && (answers.Length >= FullAnswer || !lines.HasLine))
            {
                answers.FlushTo(output);
            }

            switch (lines.Read(out var line))
            {
                case LineKind.End:
                    return SchemaCommandLine.Valid;
                case LineKind.TooLong:
                    Fault(answers, "line", FormattableString.Invariant($"a line of at most {MaxLine} bytes"), "a longer one");
                    break;
                default:
                    Answer(line, answers);
                    break;
            }
        }
    }

    private void Answer(ReadOnlyMemory<byte> line, SchemaErrorJson answers)
    {
        try
        {
            using var document = JsonDocument.Parse(line, s_parsing);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("schema"u8, out var schema)
                || !root.TryGetProperty("instance"u8, out var instance))
            {
                Fault(answers, "line", "an object with \"schema\" and \"instance\"", "JSON without them");
                return;
            }

            var compiled = _schemas.Get(JsonMarshal.GetRawUtf8Value(schema));
            if (compiled.Validator is null)
            {
                answers.Write(compiled.Problems, "schema");
                return;
            }

            answers.Write(compiled.Validator.Validate(instance));
        }
        catch (JsonException exception)
        {
            Fault(answers, "line", FormattableString.Invariant($"a line of JSON, nested at most {JsonFile.MaxDepth} deep"), "something else: " + exception.Message);
        }
    }

    private static void Fault(SchemaErrorJson answers, string fault, string expected, string actual) =>
        answers.Write([new SchemaError("$", fault, expected, actual)], fault);
}
