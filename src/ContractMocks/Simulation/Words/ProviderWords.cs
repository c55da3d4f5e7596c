using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Dialects;
using ContractMocks.Dialects.Streams;

namespace ContractMocks.Simulation.Words;

/// <summary>Writes the requests of turns, and reads the answers, in the words of one conversation API.</summary>
internal abstract class ProviderWords
{
    // The one that contract tests speak with comes first of its provider.
    private static readonly ProviderWords[] s_all = [new ChatWords(), new MessagesWords(), new GenerateContentWords(), new OllamaWords()];

    /// <summary>All that can be spoken.</summary>
    public static IReadOnlyList<ProviderWords> All { get; } = [.. s_all, new ResponsesWords()];

    /// <summary>The dialect of the operation that answers in one piece.</summary>
    public abstract string Dialect { get; }

    /// <summary>The dialect of the operation that streams.</summary>
    public virtual string StreamDialect => Dialect;

    /// <summary>How streams are framed.</summary>
    public virtual StreamForm Form => StreamForm.Events;

    /// <summary>The media type of streams.</summary>
    public virtual string StreamMediaType => "text/event-stream";

    /// <summary>The headers that every request carries.</summary>
    public virtual EquatableArray<KeyValuePair<string, string>> Headers => default;

    /// <summary>Whether the body names the model; else the path does.</summary>
    public virtual bool NamesModel => true;

    /// <summary>The order of streams; null where only OpenAI's own check knows it.</summary>
    public abstract StreamOrder? Order { get; }

    /// <summary>The words for a contract's conversations, or null.</summary>
    public static ProviderWords? Of(Contract contract) => Array.Find(s_all, words => words.Operation(contract, isStream: false) is not null);

    /// <summary>The operation of a contract that conversations go to, or null.</summary>
    public Operation? Operation(Contract contract, bool isStream)
    {
        var dialect = isStream ? StreamDialect : Dialect;
        return contract.Operations.FirstOrDefault(operation => ProviderInfo.Find(contract.Provider)?.Dialect(operation)?.Dialect == dialect);
    }

    /// <summary>The path below the base path, without a leading slash.</summary>
    public virtual string Path(Operation operation, TurnConversation request, bool isStream) => operation.Path.TrimStart('/');

    /// <summary>The body.</summary>
    public abstract JsonObject Write(TurnConversation request, bool isStream);

    /// <summary>Where an answer in one piece has its text, as a JSON path.</summary>
    public abstract string TextPlace { get; }

    /// <summary>Where an answer in one piece has the arguments of a call, as a JSON path.</summary>
    /// <param name="call">The call, counted from 0.</param>
    public abstract string ArgumentsPlace(int call);

    /// <summary>What an answer in one piece says.</summary>
    public abstract SaidByModel Read(JsonElement answer);

    /// <summary>What a stream says, put together.</summary>
    /// <param name="events">The JSON of its events.</param>
    public abstract SaidByModel ReadStream(IReadOnlyList<JsonElement> events);

    /// <summary>The schema of a tool as a node; null for a tool without arguments.</summary>
    protected static JsonNode? Parameters(Tool tool) => tool.Parameters.Length == 0 ? null : JsonNode.Parse(tool.Parameters);

    protected static string Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    protected static IEnumerable<JsonElement> Items(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    protected static JsonElement Object(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? value : default;
}

/// <summary>What a model says: its text, and the calls it makes with their arguments as JSON text.</summary>
internal sealed record SaidByModel(string Text, IReadOnlyList<(string Tool, string Arguments)> Calls);
