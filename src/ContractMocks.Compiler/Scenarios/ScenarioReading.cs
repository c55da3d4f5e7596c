using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>What the steps that read one scenario file share: its problems, what it may name, and the ways to say what is wrong.</summary>
internal sealed class ScenarioReading(SourceText file, ScenarioScope scope, CancellationToken cancellation)
{
    /// <summary>The word that leaves something to the request.</summary>
    public const string Auto = "auto";

    public SourceText File { get; } = file;

    public ScenarioScope Scope { get; } = scope;

    public CancellationToken Cancellation { get; } = cancellation;

    public ProblemSink Problems { get; } = new(file.Path);

    public Places Places { get; } = new(file.Text);

    public ScenarioTools Tools { get; } = new(scope);

    /// <summary>Texts that may hold templates, in file order. They are judged last, when all calls of the scenario are known.</summary>
    public List<ScalarNode> Templates { get; } = [];

    /// <summary>The provider, where it is known, whether or not the project has a spec of it.</summary>
    public ProviderInfo? Provider { get; set; }

    /// <summary>Whether the scenario is for every provider.</summary>
    public bool IsForAnyProvider { get; set; }

    /// <summary>Set where the scenario cannot be built for a reason that is reported elsewhere (a broken spec or tool file).</summary>
    public bool IsIncomplete { get; set; }

    public bool IsBroken => IsIncomplete || Problems.HasErrors;

    /// <summary>Reports keys that are not among those a mapping may have.</summary>
    public void CheckKeys(MappingNode mapping, IReadOnlyList<string> keys)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!keys.Contains(entry.Key.Value))
            {
                var free = keys.Where(key => mapping.Find(key) is null);
                Problems.Add(ProblemKinds.UnknownKey, Places.Of(entry.Key), entry.Key.Value, Nearest.Suggestion(entry.Key.Value, free.Any() ? free : keys));
            }
        }
    }

    /// <summary>The entry of a key that must be there; null after the problem, unless a misspelt key has been reported in its stead.</summary>
    public MappingEntry? Required(MappingNode mapping, string key, string why)
    {
        if (mapping.Find(key) is { } entry)
        {
            return entry;
        }

        // A misspelt key is one mistake: CheckKeys has offered the right one.
        if (Nearest.To(key, mapping.Entries.Select(static present => present.Key.Value).Where(IsReported)) is null)
        {
            Problems.Add(ProblemKinds.MissingKey, Places.Head(mapping), key, why);
        }

        IsIncomplete = true;
        return null;

        bool IsReported(string present) =>
            Problems.Problems.Any(problem => problem.Kind == ProblemKinds.UnknownKey && problem.Arguments[0] == present && problem.Span == Places.Of(mapping.Find(present)!.Key));
    }

    public void WrongValue(MappingEntry entry, string expected, string? actual = null) =>
        Problems.Add(ProblemKinds.WrongValue, Places.Of(entry), entry.Key.Value, expected, actual ?? entry.Value.Kind);

    /// <summary>Whether a text is <c>auto</c>; after a problem where it is not, which offers the word where it is a slip away.</summary>
    public bool IsAuto(ScalarNode word, MappingEntry entry, string expected)
    {
        if (word.Value == Auto)
        {
            return true;
        }

        WrongValue(entry, expected, Nearest.To(word.Value, [Auto]) is null ? null : $"{word.Kind} (did you mean '{Auto}'?)");
        return false;
    }

    /// <summary>The text of an optional key; null when it is absent or, after a problem, not a text. Numbers and <c>true</c> count as written.</summary>
    public string? OptionalText(MappingNode mapping, string key)
    {
        if (mapping.Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode { Type: not ScalarType.Null } scalar)
        {
            return scalar.Value;
        }

        WrongValue(entry, "a text");
        return null;
    }

    /// <summary>The tool of a name; null when there is none, after a problem.</summary>
    public Tool? FindTool(ScalarNode name)
    {
        if (Tools.Use(name.Value) is { } tool)
        {
            return tool;
        }

        IsIncomplete = true;
        Tools.HasUnknown = true;
        if (Tools.IsReported(name.Value) || (Scope.HasBrokenTools && !Tools.IsInScope(name.Value)))
        {
            return null;
        }

        var hint = Tools.IsInScope(name.Value) ? "a tool file has it, so add it to 'tools' of this scenario" : Nearest.Suggestion(name.Value, Tools.Names);
        Problems.Add(ProblemKinds.UnknownTool, Places.Of(name), name.Value, hint);
        return null;
    }
}
