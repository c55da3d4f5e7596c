using System.Text.Json;
using ContractMocks.Engine;
using ContractMocks.Schemas;

namespace ContractMocks.Matching;

/// <summary>A tool call with its templates parsed.</summary>
internal sealed class PreparedCall
{
    // Made for the schema last met: reading a schema per request would cost more than the rest of an answer.
    private readonly Lock _completing = new();
    private (string Schema, SchemaValidator Validator, string? Completed)? _known;

    private PreparedCall(ToolCall call, ArgumentsTemplate? arguments, string minified)
    {
        Call = call;
        Arguments = arguments;
        Minified = minified;
    }

    public ToolCall Call { get; }

    /// <summary>The arguments with places to fill; null where there are none.</summary>
    public ArgumentsTemplate? Arguments { get; }

    /// <summary>The arguments as given, without white space.</summary>
    public string Minified { get; }

    /// <exception cref="ArgumentException">The arguments are not a JSON object, or hold a template that is not valid.</exception>
    public static PreparedCall Prepare(ToolCall call)
    {
        var template = ArgumentsTemplate.Parse(call);
        return new PreparedCall(call, template, SchemaReader.Text(JsonElement.Parse(call.Arguments)));
    }

    /// <summary>The arguments with missing required ones faked. Those that fit the schema stay as they are, byte for byte.</summary>
    /// <param name="schema">The tool's schema.</param>
    /// <param name="filled">The arguments with their places filled; null where there are none to fill.</param>
    /// <param name="exchange">Hears of a schema that cannot be used; the arguments then stay as they are.</param>
    public string Complete(string schema, string? filled, Exchanging exchange)
    {
        try
        {
            lock (_completing)
            {
                if (_known is not { } known || known.Schema != schema)
                {
                    known = (schema, SchemaValidator.Compile(schema), null);
                    _known = known;
                }

                if (filled is not null)
                {
                    return Complete(schema, known.Validator, filled, exchange);
                }

                known.Completed ??= Complete(schema, known.Validator, Minified, exchange);
                _known = known;
                return known.Completed;
            }
        }
        catch (Exception exception) when (exception is JsonException or UnfakeableSchemaException)
        {
            exchange.Exchange.Note($"The arguments of '{Call.Tool}' were not completed: {exception.Message}");
            return filled ?? Minified;
        }
    }

    private static string Complete(string schema, SchemaValidator validator, string arguments, Exchanging exchange) =>
        validator.IsValid(JsonElement.Parse(arguments)) ? arguments : SchemaFaker.Complete(schema, arguments, exchange.Options.Seed);
}
