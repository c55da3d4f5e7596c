using ContractMocks.Compiler.Impact.Types;

namespace ContractMocks.Compiler.Impact.Code;

/// <summary>Where a project's C# names what changes. By syntax alone: a member counts where its type is named near it.</summary>
internal sealed class CallSites
{
    private readonly CodeFile _file;
    private readonly ILookup<string, EmittedChange> _changes;
    private readonly SeenModels _models;
    private readonly bool _seesModels;
    private readonly List<CallSite> _sites = [];

    private CallSites(CodeFile file, ILookup<string, EmittedChange> changes, SeenModels models, bool seesModels)
    {
        _file = file;
        _changes = changes;
        _models = models;
        _seesModels = seesModels;
    }

    /// <param name="files">All files of a project.</param>
    /// <param name="changes">What changes.</param>
    /// <param name="models">Where the generator puts the types.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<CallSite> Find(IReadOnlyList<CodeFile> files, IEnumerable<EmittedChange> changes, SeenModels models, CancellationToken cancellation)
    {
        // A type of the project's own of that name is another type.
        var own = new HashSet<string>(files.SelectMany(static file => file.Declared), StringComparer.Ordinal);
        var byType = changes.Where(change => !own.Contains(change.Type)).ToLookup(static change => change.Type, StringComparer.Ordinal);
        var isGlobal = models.IsGlobal || files.Any(file => file.GlobalUsings.Any(models.Is));
        var sites = new List<CallSite>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = new CallSites(file, byType, models, isGlobal || file.Usings.Any(models.Is));
            found.Walk();
            sites.AddRange(found._sites);
        }

        return sites;
    }

    private void Walk()
    {
        for (var at = 0; at < _file.Tokens.Count; at++)
        {
            var token = _file.Tokens[at];
            if (!token.IsName)
            {
                continue;
            }

            if (_changes.Contains(token.Text) && IsType(at))
            {
                UseOfType(at, [.. _changes[token.Text]]);
            }

            UseOfOperation(at);
        }
    }

    private bool IsType(int at)
    {
        // In an initialiser or as a named argument it is a member or a parameter.
        var isAssigned = _file.Is(at + 1, '=') && !_file.Is(at + 2, '=') && !_file.Is(at + 2, '>') && (_file.Is(at - 1, '{') || _file.Is(at - 1, ','));
        var isNamed = _file.Is(at + 1, ':') && (_file.Is(at - 1, '(') || _file.Is(at - 1, ',') || _file.Is(at - 1, '{'));
        if (isAssigned || isNamed)
        {
            return false;
        }

        return _file.Is(at - 1, '.') ? _models.IsLast(_file, at - 2) : _seesModels || _file.Tokens[at].Text == _models.Mock;
    }

    private void UseOfType(int at, List<EmittedChange> changes)
    {
        foreach (var change in changes.Where(change => change.Member.Length == 0 && change.BreaksCode))
        {
            Add(change, at);
        }

        var members = changes.Where(static change => change.Member.Length > 0).ToList();
        if (members.Count == 0)
        {
            return;
        }

        // T.Member: a value of an enum.
        if (_file.Is(at + 1, '.') && _file.IsName(at + 2))
        {
            AddMembers(members, at + 2);
        }

        Braces(at, members);
        if (NamedVariable.Of(_file, at) is { } variable)
        {
            UsesOf(variable, members);
        }
    }

    /// <summary>What stands in braces behind a type: an initialiser, or a pattern.</summary>
    private void Braces(int at, List<EmittedChange> members)
    {
        var isNew = _file.Is(at - 1, "new") || IsTargetTyped(at);
        var brace = at + 1;
        if (IsTargetTyped(at))
        {
            brace = at + (_file.Is(at + 1, '?') ? 5 : 4);
        }

        brace = _file.Is(brace, '(') ? _file.Closing(brace) + 1 : brace;
        var set = _file.Is(brace, '{') ? Set(brace, members) : [];
        foreach (var change in members.Where(change => isNew && change.Kind == EmittedChangeKind.BecameRequired && !set.Contains(change.Member)))
        {
            Add(change, at);
        }
    }

    // T x = new() { … }
    private bool IsTargetTyped(int at)
    {
        var name = at + (_file.Is(at + 1, '?') ? 2 : 1);
        return _file.IsName(name) && _file.Is(name + 1, '=') && _file.Is(name + 2, "new") && (_file.Is(name + 3, '(') || _file.Is(name + 3, '{'));
    }

    /// <summary>The members that stand directly in braces with a value or a pattern.</summary>
    private HashSet<string> Set(int brace, List<EmittedChange> members)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        var end = _file.Closing(brace);
        for (var i = brace + 1; i < end; i++)
        {
            if (_file.Is(i, '{') || _file.Is(i, '(') || _file.Is(i, '['))
            {
                i = _file.Closing(i);
            }
            else if (_file.IsName(i) && (_file.Is(i - 1, '{') || _file.Is(i - 1, ',')) && (_file.Is(i + 1, '=') || _file.Is(i + 1, ':') || _file.Is(i + 1, '.')))
            {
                set.Add(_file.Tokens[i].Text);
                AddMembers(members, i);
            }
        }

        return set;
    }

    private void UsesOf(NamedVariable variable, List<EmittedChange> members)
    {
        for (var i = variable.From + 1; i < variable.To && i < _file.Tokens.Count; i++)
        {
            if (!_file.Is(i, variable.Name) || _file.Is(i - 1, '.'))
            {
                continue;
            }

            var next = i + 1;
            while (_file.Is(next, '?') || _file.Is(next, '!'))
            {
                next++;
            }

            if (_file.Is(next, '.') && _file.IsName(next + 1))
            {
                AddMembers(members, next + 1);
            }
            else if (_file.Is(next, "with") && _file.Is(next + 1, '{'))
            {
                Set(next + 1, members);
            }
        }
    }

    // openai.Chat.CreateChatCompletion: the two names say enough.
    private void UseOfOperation(int at)
    {
        if (_file.Is(at - 1, '.') && _file.IsName(at - 2) && _file.Is(at - 3, '.'))
        {
            var member = $"{_file.Tokens[at - 2].Text}.{_file.Tokens[at].Text}";
            foreach (var change in _changes[_models.Mock].Where(change => change.Member == member))
            {
                Add(change, at);
            }
        }
    }

    private void AddMembers(List<EmittedChange> members, int at)
    {
        foreach (var change in members.Where(change => change.Member == _file.Tokens[at].Text && change.Kind != EmittedChangeKind.BecameRequired))
        {
            Add(change, at);
        }
    }

    private void Add(EmittedChange change, int at)
    {
        var site = new CallSite(change, _file.Path, _file.Tokens[at].Span);
        if (!_sites.Contains(site))
        {
            _sites.Add(site);
        }
    }
}

/// <summary>A place in a project's C# that names what changes.</summary>
internal sealed record CallSite(EmittedChange Change, string File, SourceSpan Span);

/// <summary>Where the generator puts the models of a contract, as far as it is known without the project's properties.</summary>
/// <param name="Stem">The last part of the namespace, e.g. <c>OpenAi</c>.</param>
/// <param name="Mock">The mock's type.</param>
internal sealed record SeenModels(string Stem, string Mock)
{
    /// <summary>The whole namespace, where the project's file says it; null otherwise.</summary>
    public string? Whole { get; init; }

    /// <summary>Whether the project's file imports it everywhere.</summary>
    public bool IsGlobal { get; init; }

    public bool Is(string @namespace) =>
        Whole is not null ? @namespace == Whole || @namespace.StartsWith(Whole + ".", StringComparison.Ordinal)
        : @namespace == Stem || @namespace.EndsWith("." + Stem, StringComparison.Ordinal);

    /// <summary>Whether a name is the last of the namespace.</summary>
    public bool IsLast(CodeFile file, int at) => file.Is(at, Whole is null ? Stem : Whole.Substring(Whole.LastIndexOf('.') + 1));
}
