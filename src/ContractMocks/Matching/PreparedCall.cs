using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Engine;

namespace ContractMocks.Matching;

/// <summary>A tool call with its templates parsed.</summary>
internal sealed class PreparedCall
{
    private static readonly JsonSerializerOptions s_minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The arguments completed by the schema they were last completed by: faking per request would cost more than the rest of an answer.
    private (string Schema, string Arguments)? _completed;
    private readonly Lock _completing = new();

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
        return new PreparedCall(call, template, JsonSerializer.Serialize(JsonElement.Parse(call.Arguments), s_minified));
    }

    /// <summary>The arguments with missing required ones faked.</summary>
    public string Completed(string schema, Exchanging exchange)
    {
        lock (_completing)
        {
            if (_completed is { } done && done.Schema == schema)
            {
                return done.Arguments;
            }

            var arguments = Complete(schema, Minified, Call.Tool, exchange);
            _completed = (schema, arguments);
            return arguments;
        }
    }

    /// <summary>The arguments with missing required ones faked; as they are where the schema cannot be used, which the exchange notes.</summary>
    public static string Complete(string schema, string arguments, string tool, Exchanging exchange)
    {
        try
        {
            return SchemaFaker.Complete(schema, arguments, exchange.Options.Seed);
        }
        catch (JsonException exception)
        {
            exchange.Exchange.Note($"The arguments of '{tool}' were not completed, because its schema cannot be read: {exception.Message}");
            return arguments;
        }
    }
}
