using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects;
using ContractMocks.Schemas;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>
/// Holds what a dialect wrote against the schema of the document: what fits is sent as it is; what lacks required properties, as in other versions of a
/// provider's document, is completed; what fits in no way is sent as it is, and the journal says so.
/// </summary>
internal sealed class ContractFit(LoadedContract contract, string? schema, Exchanging exchange)
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 512 };

    // One event that does not fit says enough: a document with other events than the provider's refuses them all.
    private bool _isForeign;

    /// <summary>For the answer of a conversation.</summary>
    /// <param name="contract">The document.</param>
    /// <param name="dialect">Who writes the answer.</param>
    /// <param name="isStream">Whether it is a stream.</param>
    /// <param name="exchange">The exchange, whose route says which answer the document describes.</param>
    public static ContractFit Of(LoadedContract contract, ConversationDialect dialect, bool isStream, Exchanging exchange)
    {
        var schema = !isStream ? Json(exchange.Route)
            : Events(exchange.Route) ?? (dialect.Form(exchange) == StreamForm.Events && !dialect.StreamsDocuments ? null : Json(exchange.Route));
        return new ContractFit(contract, schema, exchange);
    }

    /// <summary>For a body that no conversation is in.</summary>
    public static ContractFit OfBody(LoadedContract contract, Exchanging exchange) => new(contract, Json(exchange.Route), exchange);

    /// <summary>The schema of one event of the usual answer; null where the document has none.</summary>
    public static string? Events(OperationRoute? route) => Schema(route, static type => MediaType.IsEventStream(type));

    /// <summary>A whole body.</summary>
    public byte[] Body(ReadOnlyMemory<byte> json) => Fit(json) ?? json.ToArray();

    /// <summary>An event, with its framing if it has some.</summary>
    public byte[] Event(ReadOnlyMemory<byte> written)
    {
        var start = written.Span.IndexOf((byte)'{');
        if (start < 0)
        {
            return written.ToArray();
        }

        var end = written.Span.LastIndexOf((byte)'}') + 1;
        return Fit(written[start..end]) is { } fitted
            ? [.. written.Span[..start], .. fitted, .. written.Span[end..]]
            : written.ToArray();
    }

    /// <summary>The completed JSON; null where it is to stay as it is.</summary>
    private byte[]? Fit(ReadOnlyMemory<byte> json)
    {
        if (schema is null || _isForeign)
        {
            return null;
        }

        var validator = contract.Validator(schema);
        if (validator.IsValid(json))
        {
            return null;
        }

        if (Completed(json) is { } completed && validator.IsValid(completed))
        {
            return completed;
        }

        // Documents of other dates do not know yet, or no longer, that something may be null.
        if (Completed(WithoutNulls(json, validator)) is { } plain && validator.IsValid(plain))
        {
            return plain;
        }

        _isForeign = true;
        var error = validator.Validate(json)[0];
        exchange.Exchange.Note($"The answer does not fit the document: at {error.Path} it asks for {error.Expected}; it was sent all the same.");
        return null;
    }

    private static string? Json(OperationRoute? route) => Schema(route, static type => MediaType.IsJson(type));

    private static string? Schema(OperationRoute? route, Func<string, bool> fits)
    {
        foreach (var content in route?.Success?.Contents ?? [])
        {
            if (fits(content.MediaType))
            {
                return content.Schema;
            }
        }

        return null;
    }

    /// <summary>Without the members that are null where the document wants something else.</summary>
    private static byte[] WithoutNulls(ReadOnlyMemory<byte> json, SchemaValidator validator)
    {
        var root = JsonNode.Parse(json.Span, documentOptions: s_deep);
        foreach (var error in validator.Validate(json))
        {
            var slash = error.Pointer.LastIndexOf('/');
            if (slash >= 0 && At(root, error.Pointer[..slash]) is JsonObject parent
                && Unescaped(error.Pointer[(slash + 1)..]) is var name && parent.TryGetPropertyValue(name, out var value) && value is null)
            {
                parent.Remove(name);
            }
        }

        return Encoding.UTF8.GetBytes(root?.ToJsonString(WireJson.Serializing) ?? "null");
    }

    private static JsonNode? At(JsonNode? node, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1))
        {
            node = node switch
            {
                JsonObject mapping => mapping[Unescaped(step)],
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    // RFC 6901, 4.
    private static string Unescaped(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private byte[]? Completed(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(schema!, s_deep);
            return Encoding.UTF8.GetBytes(SchemaFaker.Complete(parsed.RootElement, contract.Schemas, Encoding.UTF8.GetString(json.Span), exchange.Options.Seed));
        }
        catch (UnfakeableSchemaException)
        {
            return null;
        }
    }
}
