using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Simulation;
using ContractMocks.Xunit.Checks;
using Assert = Xunit.Assert;

namespace ContractMocks.Xunit.Requests;

/// <summary>
/// What an operation of a known provider needs beyond its schema before it can succeed, as data: something that another operation makes, or more in its
/// request. A mock answers 404 for an id that it has never given, as the provider does.
/// </summary>
internal sealed record OperationNeeds
{
    public static readonly OperationNeeds None = new();

    /// <summary>Values of parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>What the query says, without a question mark; null for nothing.</summary>
    private string? Query { get; init; }

    /// <summary>Properties of the body, as a JSON object.</summary>
    private string Properties { get; init; } = "{}";

    /// <summary>The dialect of the operation that makes what this one is about; null for none. Its answer has the id.</summary>
    private string? Maker { get; init; }

    /// <summary>The dialect of an operation that is asked before, as often as <see cref="Looks"/> says; null for none.</summary>
    private string? Look { get; init; }

    /// <summary>Whether something has to be made first.</summary>
    public bool HasMaker => Maker is not null;

    private int Looks => Look is null ? 0 : 2;

    /// <summary>The properties that the maker's request gets, as a JSON object.</summary>
    private string MakerProperties { get; init; } = "{}";

    /// <summary>What is needed by the operation of a dialect.</summary>
    public static OperationNeeds Of(string? dialect, bool isStream) => dialect switch
    {
        "openai.chat.get" or "openai.chat.update" or "openai.chat.delete" or "openai.chat.messages" => new()
        {
            Maker = "openai.chat",
            MakerProperties = """{"store":true}""",
        },
        "openai.responses.get" => new() { Maker = "openai.responses", Query = isStream ? "stream=true" : null },
        "openai.responses.delete" or "openai.responses.input_items" => new() { Maker = "openai.responses" },
        "openai.responses.cancel" => new() { Maker = "openai.responses", MakerProperties = """{"background":true}""" },
        "openai.models.delete" => new() { Parameters = new Dictionary<string, string> { ["model"] = "ft:gpt-4o-mini:example::0001" } },
        "openai.audio.speech" when isStream => new() { Properties = """{"stream_format":"sse"}""" },
        "anthropic.batches.get" or "anthropic.batches.cancel" => new() { Maker = "anthropic.batches.create" },
        // A batch has ended when it is looked at for the second time.
        "anthropic.batches.delete" or "anthropic.batches.results" => new() { Maker = "anthropic.batches.create", Look = "anthropic.batches.get" },
        "anthropic.files.get" or "anthropic.files.delete" or "anthropic.files.download" => new() { Maker = "anthropic.files.upload" },
        "gemini.stream" when isStream => new() { Query = "alt=sse" },
        // Ollama streams unless it is told not to.
        "ollama.chat" or "ollama.generate" or "ollama.create" or "ollama.pull" or "ollama.push" =>
            new() { Properties = isStream ? """{"stream":true}""" : """{"stream":false}""" },
        _ => None,
    };

    /// <summary>Makes what the operation is about, and gives back the needs with its id.</summary>
    public async Task<OperationNeeds> MeetAsync(MockSession session, Operation operation)
    {
        if (Maker is null)
        {
            return this;
        }

        var contract = session.Contract;
        var maker = Operation(contract, Maker, operation);
        var parameter = operation.Parameters.First(static one => one.In == ParameterPlace.Path).Name;
        var plan = RequestPlan.Of(contract, maker, isStream: false, new OperationNeeds { Properties = MakerProperties });
        var made = JsonElement.Parse((await Answer.OfAsync(session.Client, plan.ToMessage(null)).ConfigureAwait(false)).Body);
        if (made.ValueKind != JsonValueKind.Object || !made.TryGetProperty("id", out var id) || id.GetString() is not { } text)
        {
            Assert.Fail($"'{maker.Id}' made nothing that '{operation.Id}' could be tested with; its answer has no 'id'");
            return this;
        }

        var met = this with { Parameters = new Dictionary<string, string> { [parameter] = text } };
        for (var look = 0; look < Looks; look++)
        {
            var asked = RequestPlan.Of(contract, Operation(contract, Look!, operation), isStream: false, met);
            await Answer.OfAsync(session.Client, asked.ToMessage(null)).ConfigureAwait(false);
        }

        return met;
    }

    public string WithQuery(string path) => Query is null ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Query;

    public string WithProperties(string body)
    {
        if (Properties == "{}" || JsonNode.Parse(body) is not JsonObject whole)
        {
            return body;
        }

        foreach (var (name, value) in JsonNode.Parse(Properties)!.AsObject())
        {
            whole[name] = value!.DeepClone();
        }

        return whole.ToJsonString(WireText.Options);
    }

    private static Operation Operation(LoadedContract contract, string dialect, Operation needing)
    {
        var provider = ProviderInfo.Find(contract.Contract.Provider);
        var found = contract.Contract.Operations.FirstOrDefault(operation => provider?.Dialect(operation)?.Dialect == dialect);
        if (found is null)
        {
            var route = provider?.Dialects.FirstOrDefault(one => one.Dialect == dialect);
            Assert.Skip($"'{needing.Id}' needs what {route?.Method} {route?.Path} makes, which the contract does not have; add it to Operations of the ContractSpec item");
        }

        return found!;
    }
}
