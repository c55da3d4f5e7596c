using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads a scenario file and binds it: every name is looked up, every argument judged by its tool's schema.</summary>
internal static class ScenarioReader
{
    public const int MaxTurns = 10_000;

    private static readonly string[] Keys = ["scenario", "provider", "description", "tools", "turns"];

    /// <summary>The scenario of a file, or null and every problem the file has.</summary>
    public static ScenarioResult Read(SourceText file, ScenarioScope scope, CancellationToken cancellation)
    {
        var reading = new ScenarioReading(file, scope, cancellation);
        var root = TextFile.Read(file.Text, reading.Problems, ProblemKinds.ScenarioSyntax, cancellation);
        var scenario = root is null ? null : ReadRoot(root, reading);
        return new ScenarioResult(reading.IsBroken ? null : scenario, reading.Problems.ToArray())
        {
            Path = file.Path,
            NamePlace = (root as MappingNode)?.Find("scenario") is { } name ? reading.Places.Of(name) : default,
        };
    }

    private static Scenario? ReadRoot(Node root, ScenarioReading reading)
    {
        if (root is not MappingNode mapping)
        {
            var kind = root is ScalarNode { Type: ScalarType.Null } ? "empty" : root.Kind;
            var place = root.Span == default ? SourceSpan.On(1, 1, 0) : reading.Places.Of(root);
            reading.Problems.Add(ProblemKinds.WrongValue, place, FileNames.Of(reading.File.Path), "a mapping with 'scenario', 'provider' and 'turns'", kind);
            return null;
        }

        reading.CheckKeys(mapping, Keys);
        var name = ReadName(mapping, reading);
        var provider = ProviderReader.Read(mapping, reading);
        var description = reading.OptionalText(mapping, "description") ?? "";
        ScenarioToolsReader.Read(mapping, reading);
        var turns = ReadTurns(mapping, reading);
        TemplateJudge.Judge(reading);
        return name is null || provider is null ? null : new Scenario
        {
            Name = name,
            Provider = provider,
            Description = description,
            Tools = reading.Tools.ToArray(),
            Turns = turns,
        };
    }

    private static string? ReadName(MappingNode mapping, ScenarioReading reading)
    {
        if (reading.Required(mapping, "scenario", "a scenario has a name, which its C# member is named after") is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: not ScalarType.Null } scalar && ScenarioNames.Member(scalar.Value) is not null)
        {
            return scalar.Value;
        }

        reading.WrongValue(entry, "a text with a letter or a digit in it, which its C# member is named after");
        return null;
    }

    private static EquatableArray<Turn> ReadTurns(MappingNode mapping, ScenarioReading reading)
    {
        if (reading.Required(mapping, "turns", "a scenario has a list of turns, each with a 'reply'") is not { } entry)
        {
            return default;
        }

        if (entry.Value is not SequenceNode { Items.Count: > 0 } list)
        {
            reading.WrongValue(entry, "a list of turns, each with a 'reply'", entry.Value is SequenceNode ? "an empty list" : null);
            return default;
        }

        if (list.Items.Count > MaxTurns)
        {
            reading.Problems.Add(ProblemKinds.SpecBound, reading.Places.Of(list.Items[MaxTurns]), $"{MaxTurns} turns", $"it has {list.Items.Count}");
            return default;
        }

        var turns = new List<Turn>(list.Items.Count);
        foreach (var item in list.Items)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            if (TurnReader.Read(item, isFirst: ReferenceEquals(item, list.Items[0]), reading) is { } turn)
            {
                turns.Add(turn);
            }
        }

        return turns.ToEquatableArray();
    }
}
