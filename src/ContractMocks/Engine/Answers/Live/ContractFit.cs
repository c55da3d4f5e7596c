using System.Text;
using System.Text.Json;
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

        _isForeign = true;
        var error = validator.Validate(json)[0];
        exchange.Exchange.Note($"The answer does not fit the document: at {error.Path} it asks for {error.Expected}; it was sent all the same.");
        return null;
    }

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
