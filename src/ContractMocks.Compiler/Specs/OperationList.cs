using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Specs;

/// <summary>An operation found in a document and not yet read.</summary>
internal sealed record OperationNode(string Id, string Method, string Path, MappingNode Operation, MappingNode PathItem, SourceSpan Span);

/// <summary>Finds the operations of a document, names those without a name, and keeps the chosen ones.</summary>
internal sealed class OperationList(SpecContext spec)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    };

    private readonly List<Found> _found = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The operations in document order; those of <paramref name="chosen"/> only, when it names any.</summary>
    public IReadOnlyList<OperationNode> Read(EquatableArray<string> chosen)
    {
        foreach (var path in spec.Mapping(spec.Root["paths"], "'paths'")?.Entries ?? [])
        {
            spec.Cancellation.ThrowIfCancellationRequested();
            if (path.Key.Value.StartsWith("/", StringComparison.Ordinal))
            {
                AddPath(path);
            }
        }

        var named = Name(new HashSet<string>(chosen, StringComparer.Ordinal));
        if (chosen.Count == 0)
        {
            return named;
        }

        ReportUnknown(chosen, named);
        return [.. named.Where(operation => chosen.Contains(operation.Id, StringComparer.Ordinal))];
    }

    private void AddPath(MappingEntry path)
    {
        if (spec.Object(path.Value, $"the path '{path.Key.Value}'") is not { } item)
        {
            return;
        }

        foreach (var entry in item.Entries)
        {
            if (Methods.Contains(entry.Key.Value))
            {
                AddOperation(entry, path.Key.Value, item);
            }
            else if (entry.Key.Value == "additionalOperations")
            {
                foreach (var other in spec.Mapping(entry.Value, "'additionalOperations'")?.Entries ?? [])
                {
                    AddOperation(other, path.Key.Value, item);
                }
            }
        }
    }

    private void AddOperation(MappingEntry entry, string path, MappingNode item)
    {
        var method = entry.Key.Value.ToUpperInvariant();
        // No version allows a reference in an operation's place; real documents have it, to other files above all.
        if (spec.Object(entry.Value, $"'{entry.Key.Value}' of '{path}'") is { } operation)
        {
            var id = operation["operationId"];
            var text = id is ScalarNode { Type: ScalarType.Null } ? "" : spec.Text(id, "'operationId'");
            _found.Add(new Found(text, id?.Span ?? entry.Key.Span, method, path, operation, item));
        }
    }

    /// <summary>Ids that are written are given out first, so that a derived name never takes one away.</summary>
    private List<OperationNode> Name(HashSet<string> chosen)
    {
        var ids = new string?[_found.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (_found[i].Id.Length > 0 && _taken.Add(_found[i].Id))
            {
                ids[i] = _found[i].Id;
            }
        }

        var result = new List<OperationNode>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            var found = _found[i];
            result.Add(new OperationNode(ids[i] ?? Unique(found, chosen), found.Method, found.Path, found.Operation, found.Item, found.Span));
        }

        return result;
    }

    private string Unique(Found found, HashSet<string> chosen)
    {
        var stem = found.Id.Length > 0 ? found.Id : OperationNames.Of(found.Method, found.Path);
        var name = stem;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = FormattableString.Invariant($"{stem}{i}");
        }

        // Where operations are chosen, a clash between others is not this project's business.
        if (name != stem && (chosen.Count == 0 || chosen.Contains(stem) || chosen.Contains(name)))
        {
            spec.Report(ProblemKinds.DuplicateOperation, found.Span, stem, name);
        }

        return name;
    }

    private void ReportUnknown(EquatableArray<string> chosen, List<OperationNode> named)
    {
        var span = (spec.Root.Find("paths")?.Key ?? (Node)spec.Root).Span;
        foreach (var id in chosen.Distinct(StringComparer.Ordinal))
        {
            if (!named.Exists(operation => operation.Id == id))
            {
                var suggestion = Nearest.Suggestion(id, named.Select(static operation => operation.Id));
                spec.ReportEach(ProblemKinds.UnknownSpecOperation, span, id, suggestion);
            }
        }
    }

    private sealed record Found(string Id, SourceSpan Span, string Method, string Path, MappingNode Operation, MappingNode Item);
}
