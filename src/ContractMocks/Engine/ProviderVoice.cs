using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractMocks.Engine.Answers;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Engine;

/// <summary>How a provider sounds beside its answers: its error envelope and the headers on everything it sends.</summary>
internal abstract class ProviderVoice
{
    public static ProviderVoice Of(LoadedContract contract) =>
        contract.Contract.Provider == "openai" ? new OpenAiVoice() : new DocumentVoice(contract);

    /// <summary>An error's body.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="route">The operation that was asked for; null where none was found.</param>
    public abstract ErrorBody Error(WireError error, OperationRoute? route);

    /// <summary>Adds the headers that the provider sends with every answer.</summary>
    public abstract void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange);
}

/// <summary>
/// OpenAI's: <c>{"error": {message, type, param, code}}</c>, indented by two spaces without a line break at its end, as recorded traffic's
/// content lengths show.
/// </summary>
internal sealed class OpenAiVoice : ProviderVoice
{
    /// <summary>Whole bodies are indented by two spaces and broken by line feeds on every machine; text stays as it is where JSON allows.</summary>
    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public override ErrorBody Error(WireError error, OperationRoute? route) => new(Envelope(error), MediaType.Json);

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
        var milliseconds = 100 + (exchange.Chance(ChancePurpose.ProcessingTime).Next() % 400);
        headers.Add(new("openai-organization", "org-contractmocks"));
        headers.Add(new("openai-processing-ms", milliseconds.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new("openai-version", "2020-10-01"));
        headers.Add(new("x-request-id", exchange.Chance(ChancePurpose.RequestId).Hex("req_", 32)));
    }

    private static byte[] Envelope(WireError error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Indented);
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Message);
        writer.WriteString("type"u8, error.Type);
        writer.WriteString("param"u8, error.Parameter);
        writer.WriteString("code"u8, error.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}

/// <summary>Where no provider is known: errors as the document describes them, and no headers of its own.</summary>
internal sealed class DocumentVoice(LoadedContract contract) : ProviderVoice
{
    private readonly ErrorBodies _errors = new(contract);

    public override ErrorBody Error(WireError error, OperationRoute? route) => _errors.Of(error, route);

    public override void AddHeaders(List<KeyValuePair<string, string>> headers, Exchanging exchange)
    {
    }
}
