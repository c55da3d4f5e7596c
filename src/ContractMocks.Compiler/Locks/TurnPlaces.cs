using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>A turn in a scenario file.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Turn">The turn, from 1.</param>
/// <param name="Hash">Of what the turn says and what its scenario says for all turns; comments and layout do not count.</param>
/// <param name="Span">Its first key.</param>
internal sealed record TurnPlace(string Scenario, int Turn, string Hash, SourceSpan Span);

/// <summary>Where the turns of a scenario file stand. Read apart from the scenario, and only when a document has changed: most builds need none of it.</summary>
/// <param name="File">The path of the file.</param>
/// <param name="Scenario">The scenario's name; empty for a file that is none.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="NamePlace">Where the name stands.</param>
/// <param name="Turns">Its turns, in order.</param>
internal sealed record TurnPlaces(string File, string Scenario, string Provider, SourceSpan NamePlace, EquatableArray<TurnPlace> Turns)
{
    public static TurnPlaces Of(SourceText file, CancellationToken cancellation)
    {
        var root = TextFile.Read(file.Text, new ProblemSink(file.Path), ProblemKinds.ScenarioSyntax, cancellation) as MappingNode;
        if (root?.Find("scenario") is not { Value: ScalarNode name } entry)
        {
            return new TurnPlaces(file.Path, "", "", default, default);
        }

        var places = new Places(file.Text);
        var shared = Json(root["provider"]) + Json(root["tools"]);
        var turns = new List<TurnPlace>();
        foreach (var item in (root["turns"] as SequenceNode)?.Items ?? [])
        {
            var place = item is MappingNode turn ? places.Head(turn) : places.Of(item);
            turns.Add(new TurnPlace(name.Value, turns.Count + 1, DocumentHash.Short(shared + Json(item)), place));
        }

        return new TurnPlaces(file.Path, name.Value, (root["provider"] as ScalarNode)?.Value ?? "", places.Of(entry), turns.ToEquatableArray());
    }

    private static string Json(Node? node) => node is null ? "null" : NodeJson.ToJson(node);
}
