using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Impact;

/// <summary>Where the turns of a scenario file stand, and what in their replies gives a field of an answer.</summary>
internal sealed class ScenarioPlaces
{
    /// <summary>Words in the names of fields, and the keys of a reply that they come from.</summary>
    private static readonly (string Word, string Key)[] s_keys =
    [
        ("tool_call", "tool_calls"), ("tool_use", "tool_calls"), ("function", "tool_calls"), ("arguments", "tool_calls"),
        ("finish", "finish"), ("stop_reason", "finish"), ("done_reason", "finish"), ("refusal", "refusal"), ("reasoning", "reasoning"), ("thinking", "reasoning"),
        ("thought", "reasoning"), ("annotation", "citations"), ("citation", "citations"), ("usage", "usage"), ("error", "error"), ("audio", "spoken"),
        ("content", "text"), ("text", "text"), ("parts", "text"), ("content", "json"), ("text", "json"), ("content", "chunks"),
    ];

    private readonly Places _places;
    private readonly IReadOnlyList<Node> _turns;

    private ScenarioPlaces(SourceText file, MappingNode? root)
    {
        File = file.Path;
        _places = new Places(file.Text);
        Name = root?.Find("scenario") is { } name ? _places.Of(name) : SourceSpan.On(1, 1, 0);
        _turns = root?["turns"] is SequenceNode turns ? turns.Items : [];
    }

    public string File { get; }

    /// <summary>Where the scenario's name stands.</summary>
    public SourceSpan Name { get; }

    public static ScenarioPlaces Read(SourceText file, CancellationToken cancellation)
    {
        var problems = new ProblemSink(file.Path);
        return new ScenarioPlaces(file, TextFile.Read(file.Text, problems, ProblemKinds.ScenarioSyntax, cancellation) as MappingNode);
    }

    /// <summary>The first key of a turn.</summary>
    /// <param name="turn">The turn, from 1.</param>
    public SourceSpan Turn(int turn) => Mapping(turn) is { } mapping ? _places.Head(mapping) : Name;

    /// <summary>The key of a turn's reply that gives a field; the key <c>reply</c> where none is known to.</summary>
    /// <param name="turn">The turn, from 1.</param>
    /// <param name="field">The field, e.g. <c>choices[0].message.tool_calls[0].type</c>.</param>
    /// <param name="value">The value, where it says what kind of reply it is: <c>tool_calls</c> as a reason to stop.</param>
    public SourceSpan Reply(int turn, string field, string value = "")
    {
        if (Mapping(turn)?.Find("reply") is not { } reply)
        {
            return Turn(turn);
        }

        if (reply.Value is MappingNode parts)
        {
            foreach (var (word, key) in s_keys)
            {
                if ((Has(field, word) || (value.Length > 0 && Has(value, word))) && parts.Find(key) is { } part)
                {
                    return _places.Of(part.Key);
                }
            }
        }

        return _places.Of(reply.Key);
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private MappingNode? Mapping(int turn) => turn >= 1 && turn <= _turns.Count ? _turns[turn - 1] as MappingNode : null;
}
