using System.Globalization;
using System.Text.Json.Nodes;
using ContractMocks.Simulation;

namespace ContractMocks.Cli.WireMock.Exporting.Filling;

/// <summary>A place of a reply that each request fills anew.</summary>
/// <param name="Marker">What the reply says instead while it is played: found again in the answer's body.</param>
/// <param name="Path">What the place names.</param>
/// <param name="IsInArguments">Whether it stands in the arguments of a tool call.</param>
internal sealed record FilledPlace(string Marker, TemplatePath Path, bool IsInArguments)
{
    /// <summary>What all markers begin with.</summary>
    public const string Begin = "zqxPlace";
}

/// <summary>A turn whose reply has markers where a request would fill it.</summary>
internal sealed record FilledReply
{
    private readonly List<FilledPlace> _places = [];

    private FilledReply(Turn turn)
    {
        var reply = turn.Reply;
        var open = new OpenPlaces(turn.When);
        var text = Marked(reply.Text, open);
        Turn = turn with
        {
            Reply = reply with
            {
                Text = text,
                Reasoning = Marked(reply.Reasoning, open),
                Refusal = Marked(reply.Refusal, open),
                ToolCalls = [.. reply.ToolCalls.Select(call => open.In(call.Arguments).Any() ? call with { Arguments = MarkedJson(call.Arguments, open) } : call)],
                // Pieces of a stream that were given would be cut by the length of another text.
                Chunks = _places.Count > 0 ? [] : reply.Chunks,
            },
        };
    }

    /// <summary>The turn to play.</summary>
    public Turn Turn { get; }

    /// <summary>Its places; empty where every request gets the same.</summary>
    public IReadOnlyList<FilledPlace> Places => _places;

    public static FilledReply Of(Turn turn) => new(turn);

    private string MarkedJson(string json, OpenPlaces open)
    {
        var arguments = JsonNode.Parse(json)!;
        Mark(arguments, open);
        return arguments.ToJsonString(WireText.Options);
    }

    private void Mark(JsonNode? node, OpenPlaces open)
    {
        var inner = node switch
        {
            JsonObject members => members.Select(static member => member.Value).ToList(),
            JsonArray items => [.. items],
            _ => [],
        };
        foreach (var value in inner)
        {
            if (value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
            {
                value.ReplaceWith(Marked(value.GetValue<string>(), open, isInArguments: true));
            }
            else
            {
                Mark(value, open);
            }
        }
    }

    private string? Marked(string? text, OpenPlaces open, bool isInArguments = false) => text is null || !open.In(text).Any()
        ? text
        : string.Concat(OpenPlaces.Parts(text).Select(part => part.Path is not { } path ? part.Text.Replace("{{", "{{{{", StringComparison.Ordinal)
            : open.IsOpen(path) ? Marker(path, isInArguments)
            : part.Text));

    // Plain letters, so that nothing between here and the wire writes them otherwise. None begins as another does.
    private string Marker(TemplatePath path, bool isInArguments)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"{FilledPlace.Begin}{_places.Count + 1}xqz");
        _places.Add(new FilledPlace(marker, path, isInArguments));
        return marker;
    }
}
