// What a model would make of the request itself: calls of the tools that it declares, content in the form that it asks for. The seed of each is the
// mock's seed and the place in the conversation, so that a request that is sent again gets the same answer, whatever else the mock is asked meanwhile.
using System.Globalization;
using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects;

namespace ContractMocks.Engine.Answers.Live;

/// <summary>Makes tool calls and contents from the schemas that a request brings along. Thread-safe.</summary>
internal sealed class LiveMaker(SchemaShelf shelf, int seed)
{
    /// <summary>The text where anything will do.</summary>
    public const string Words = "This is a mock answer.";

    private static readonly string s_object = $$"""{"message":"{{Words}}"}""";

    public SchemaShelf Shelf { get; } = shelf;

    /// <summary>Calls of the tools that the request declares and allows; none where it allows none.</summary>
    /// <param name="conversation">The request.</param>
    /// <param name="count">How many; null for one of each tool, at most <see cref="AutoToolCalls.Most"/>.</param>
    /// <param name="isOnceEach">
    /// Whether a tool that was called since the user spoke is not called again, so that a turn that answers every request comes to an end.
    /// </param>
    /// <param name="exchange">Where ids come from; hears why there are fewer calls than wanted.</param>
    /// <param name="before">How many calls the answer has already.</param>
    /// <exception cref="RequestSchemaException">The request asks for what cannot be made.</exception>
    public RecordedToolCall[] Calls(Conversation conversation, int? count, bool isOnceEach, Exchanging exchange, int before = 0)
    {
        var tools = Callable(conversation, isOnceEach && conversation.ToolChoice.Mode != ToolMode.Required, exchange);
        var wanted = tools.Count == 0 ? 0 : count ?? Math.Min(tools.Count, AutoToolCalls.Most);
        if (wanted > 1 && !conversation.ToolChoice.IsParallel)
        {
            if (count is not null)
            {
                exchange.Exchange.Note($"The turn calls {count.Value.ToString(CultureInfo.InvariantCulture)} tools; one was called, because the request does not allow calls in parallel.");
            }

            wanted = 1;
        }

        var calls = new RecordedToolCall[wanted];
        for (var i = 0; i < wanted; i++)
        {
            var tool = tools[i % tools.Count];
            var id = Answer.CallId(conversation, seed, exchange.AnswerNumber, before + i);
            calls[i] = new RecordedToolCall(id, tool.Name, Arguments(tool, conversation, before + i, exchange));
        }

        return calls;
    }

    /// <summary>The text of an answer that nobody wrote: in the form that the request asks for, else the words given.</summary>
    /// <exception cref="RequestSchemaException">No content fits the schema.</exception>
    public string Content(Conversation conversation, Exchanging exchange, string words)
    {
        var output = conversation.Output;
        if (output.Kind is OutputKind.Text or OutputKind.JsonObject)
        {
            return output.Kind == OutputKind.Text ? words : s_object;
        }

        var json = Make(() => Shelf.Of(output).Fake(Seed(conversation, 0, output.Parameter)), $"The schema in '{output.Parameter}'", output.Parameter, exchange);
        if (output.Kind == OutputKind.JsonSchema)
        {
            return json;
        }

        using var value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind == JsonValueKind.String ? value.RootElement.GetString()! : json;
    }

    /// <summary>The content as JSON, whether the request asks for JSON or not.</summary>
    /// <exception cref="RequestSchemaException">No content fits the schema.</exception>
    public string Json(Conversation conversation, Exchanging exchange)
    {
        if (conversation.Output.Kind == OutputKind.Text)
        {
            exchange.Exchange.Note("The turn answers with JSON, but the request asks for none, and so gives no schema.");
        }

        return Content(conversation, exchange, s_object);
    }

    /// <summary>An answer to a request that no turn speaks of: a call where the request insists on one, else a text or the JSON that it asks for.</summary>
    /// <exception cref="RequestSchemaException">The request asks for what cannot be made.</exception>
    public (string? Text, RecordedToolCall[] Calls) Unscripted(Conversation conversation, Exchanging exchange, string words)
    {
        var calls = conversation is { ToolChoice.Mode: ToolMode.Required, Tools.Count: > 0 } ? Calls(conversation, 1, isOnceEach: false, exchange) : [];
        return (calls.Length > 0 ? null : Content(conversation, exchange, words), calls);
    }

    /// <summary>The tools that may be called: first those that were not called since the user spoke, each in the order of the request.</summary>
    private static List<DeclaredTool> Callable(Conversation conversation, bool isOnceEach, Exchanging exchange)
    {
        var choice = conversation.ToolChoice;
        if (choice is { Mode: ToolMode.Required, Names: { Count: > 0 } names } && !names.Any(conversation.HasTool))
        {
            var declared = conversation.Tools.Select(static tool => tool.Name).ToList();
            var message = $"'{choice.Parameter}' names the tool '{names[0]}', which the request does not declare; "
                + (declared.Count == 0 ? "it declares none." : Nearest.Suggestion(names[0], declared));
            exchange.Exchange.Note(message);
            throw new RequestSchemaException(message, choice.Parameter);
        }

        var fresh = new List<DeclaredTool>(conversation.Tools.Count);
        var used = new List<DeclaredTool>();
        foreach (var tool in conversation.Tools)
        {
            if (choice.Allows(tool.Name))
            {
                (conversation.HasCalled(tool.Name) ? used : fresh).Add(tool);
            }
        }

        if (!isOnceEach)
        {
            fresh.AddRange(used);
        }

        return fresh;
    }

    /// <summary>The schema of the content as JSON Schema.</summary>
    /// <exception cref="RequestSchemaException">It cannot be read.</exception>
    public string Text(RequestedOutput output, Exchanging exchange) =>
        Make(() => Shelf.Of(output).Text, $"The schema in '{output.Parameter}'", output.Parameter, exchange);

    private string Arguments(DeclaredTool tool, Conversation conversation, int index, Exchanging exchange) =>
        Make(() => Shelf.Of(tool).Fake(Seed(conversation, index, tool.Name)), $"The schema of the tool '{tool.Name}'", tool.Parameter, exchange);

    private static string Make(Func<string> make, string what, string parameter, Exchanging exchange)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is UnfakeableSchemaException or JsonException or InvalidOperationException or ArgumentException)
        {
            var message = exception is UnfakeableSchemaException
                ? $"{what} has no instance: {exception.Message}"
                : $"{what} cannot be read: {exception.Message}";
            exchange.Exchange.Note(message);
            throw new RequestSchemaException(message, parameter);
        }
    }

    private int Seed(Conversation conversation, int index, string name) =>
        unchecked((int)StableChance.ForText(seed, string.Create(CultureInfo.InvariantCulture, $"{conversation.Messages.Count}/{index}/{name}")).Next());
}
