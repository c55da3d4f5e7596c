using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>An operation found in a document and not yet read.</summary>
internal sealed record OperationNode(string Id, string Method, string Path, MappingNode Operation, MappingNode PathItem, NodePlace Place);

/// <summary>Finds the operations of a document, names those without a name, and keeps the chosen ones.</summary>
internal sealed class OperationList(SpecContext spec)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    };

    private static readonly HashSet<string> OtherKeys = new(StringComparer.Ordinal)
    {
        "$ref", "summary", "description", "servers", "parameters", "additionalOperations",
    };

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The operations in document order; those of <paramref name="chosen"/> only, when it names any.</summary>
    public IReadOnlyList<OperationNode> Read(EquatableArray<string> chosen)
    {
        var found = new List<Found>();
        foreach (var path in spec.Mapping(spec.Root["paths"], "'paths'")?.Entries ?? [])
        {
            spec.Cancellation.ThrowIfCancellationRequested();
            if (path.Key.Value.StartsWith("/", StringComparison.Ordinal))
            {
                AddItem(path, $"the path '{path.Key.Value}'", found);
            }
        }

        return Choose(Name(found, chosen), chosen);
    }

    /// <summary>
    /// The webhooks in document order; those of <paramref name="chosen"/> only, when it names any. To be called after <see cref="Read"/>, whose names
    /// go first.
    /// </summary>
    public IReadOnlyList<OperationNode> ReadWebhooks(EquatableArray<string> chosen)
    {
        var found = new List<Found>();
        foreach (var webhook in Webhooks())
        {
            AddItem(webhook, $"the webhook '{webhook.Key.Value}'", found);
        }

        return Choose(Name(found, chosen), chosen);
    }

    /// <summary>Names what was chosen and is neither operation nor webhook.</summary>
    public void ReportUnknown(EquatableArray<string> chosen)
    {
        var place = (spec.Root.Find("paths")?.Key ?? (Node)spec.Root).Place;
        foreach (var id in chosen.Distinct(StringComparer.Ordinal).Where(id => !_taken.Contains(id)))
        {
            spec.ReportEach(ProblemKinds.UnknownSpecOperation, place, id, Nearest.Suggestion(id, _taken));
        }
    }

    private static List<OperationNode> Choose(List<OperationNode> named, EquatableArray<string> chosen) =>
        chosen.Count == 0 ? named : [.. named.Where(operation => chosen.Contains(operation.Id, StringComparer.Ordinal))];

    /// <summary>The callbacks of an operation, in document order. Their names are unique among themselves; those of a callback's own callbacks are not read.</summary>
    public static IReadOnlyList<OperationNode> ReadCallbacks(SpecContext spec, MappingNode operation)
    {
        if (operation["callbacks"] is not { } node)
        {
            return [];
        }

        var list = new OperationList(spec);
        var found = new List<Found>();
        foreach (var callback in spec.Mapping(node, "'callbacks'")?.Entries ?? [])
        {
            var what = $"the callback '{callback.Key.Value}'";
            foreach (var item in spec.Object(callback.Value, what)?.Entries ?? [])
            {
                if (!item.Key.Value.StartsWith("x-", StringComparison.Ordinal))
                {
                    list.AddItem(item, what, found, callback.Key.Value);
                }
            }
        }

        return list.Name(found, default);
    }

    // Before 3.1 they were an extension with this name.
    private IReadOnlyList<MappingEntry> Webhooks() =>
        spec.Mapping(spec.Root["webhooks"] ?? spec.Root["x-webhooks"], "'webhooks'")?.Entries ?? [];

    /// <param name="path">The path, webhook or expression, with its path item.</param>
    /// <param name="what">What it is, for problems.</param>
    /// <param name="found">Where its operations go.</param>
    /// <param name="stem">What names without <c>operationId</c> are made from; null for the path itself.</param>
    private void AddItem(MappingEntry path, string what, List<Found> found, string? stem = null)
    {
        if (spec.Object(path.Value, what) is not { } item)
        {
            return;
        }

        foreach (var entry in item.Entries)
        {
            if (Methods.Contains(entry.Key.Value))
            {
                AddOperation(entry, path.Key.Value, item, found, stem);
            }
            else if (entry.Key.Value == "additionalOperations")
            {
                foreach (var other in spec.Mapping(entry.Value, "'additionalOperations'")?.Entries ?? [])
                {
                    AddOperation(other, path.Key.Value, item, found, stem);
                }
            }
            else
            {
                ReportUnknownKey(entry, what);
            }
        }
    }

    /// <summary>A slip in a method (<c>gett</c>) would lose the operation without a word.</summary>
    private void ReportUnknownKey(MappingEntry entry, string what)
    {
        var key = entry.Key.Value;
        if (!OtherKeys.Contains(key) && !key.StartsWith("x-", StringComparison.Ordinal) && entry.Value is MappingNode)
        {
            spec.Report(
                ProblemKinds.SpecStructure, entry.Key.Place,
                $"'{key}' of {what} is no method, so its operation is left out; {Nearest.Suggestion(key, Methods)}");
        }
    }

    private void AddOperation(MappingEntry entry, string path, MappingNode item, List<Found> found, string? stem)
    {
        var method = entry.Key.Value.ToUpperInvariant();
        // No version allows a reference in an operation's place; real documents have it, to other files above all.
        if (spec.Object(entry.Value, $"'{entry.Key.Value}' of '{path}'") is { } operation)
        {
            var id = operation["operationId"];
            var text = id is ScalarNode { Type: ScalarType.Null } ? "" : spec.Text(id, "'operationId'");
            found.Add(new Found(text, (id ?? entry.Key).Place, method, path, operation, item) { Stem = stem ?? path });
        }
    }

    /// <summary>Ids that are written are given out first, so that a derived name never takes one away.</summary>
    private List<OperationNode> Name(List<Found> all, EquatableArray<string> chosen)
    {
        var ids = new string?[all.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (all[i].Id.Length > 0 && _taken.Add(all[i].Id))
            {
                ids[i] = all[i].Id;
            }
        }

        var result = new List<OperationNode>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var found = all[i];
            result.Add(new OperationNode(ids[i] ?? Unique(found, chosen), found.Method, found.Path, found.Operation, found.Item, found.Place));
        }

        return result;
    }

    private string Unique(Found found, EquatableArray<string> chosen)
    {
        var stem = found.Id.Length > 0 ? found.Id : OperationNames.Of(found.Method, found.Stem);
        var name = stem;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = FormattableString.Invariant($"{stem}{i}");
        }

        // Where operations are chosen, a clash between others is not this project's business.
        if (name != stem && (chosen.Count == 0 || chosen.Contains(stem, StringComparer.Ordinal) || chosen.Contains(name, StringComparer.Ordinal)))
        {
            spec.Report(ProblemKinds.DuplicateOperation, found.Place, stem, name);
        }

        return name;
    }

    private sealed record Found(string Id, NodePlace Place, string Method, string Path, MappingNode Operation, MappingNode Item)
    {
        public string Stem { get; init; } = Path;
    }
}
