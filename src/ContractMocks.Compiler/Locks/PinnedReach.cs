using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>Follows references from what is kept: the components and files that are kept with it.</summary>
internal sealed class PinnedReach(SpecContext spec)
{
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<NodeFile> _files = [];
    private readonly Stack<(Node Node, PinnedForm Form)> _waiting = new();
    private bool _hasAllSchemas;

    public void Add(Node node, PinnedForm form) => _waiting.Push((node, form));

    /// <summary>Whether an entry of a section is kept, e.g. <c>components/schemas</c> and <c>Pet</c>.</summary>
    public bool IsReached(string section, string name) =>
        _reached.Contains(section + "/" + name) || _reached.Contains(section)
        || (section is "components/securitySchemes" || (_hasAllSchemas && section is "components/schemas" or "definitions"));

    /// <summary>Whether a path item is kept as a whole, because a reference leads into it.</summary>
    public bool IsWhole(string section, string name) => _reached.Contains(section + "/" + name);

    /// <summary>Walks until nothing new is reached.</summary>
    public void Complete()
    {
        while (_waiting.Count > 0)
        {
            spec.Cancellation.ThrowIfCancellationRequested();
            var (node, form) = _waiting.Pop();
            Walk(node, form);
            if (_waiting.Count == 0 && _hasAllSchemas)
            {
                ReachAllSchemas();
            }
        }
    }

    /// <summary>The other files, by their paths from the document.</summary>
    public EquatableArray<PinnedFile> Files(string document, KeptTexts texts)
    {
        var folder = SpecPath.Normalise(SpecPath.Join(document, "x"));
        folder = folder.Substring(0, folder.Length - 1);
        return _files
            .Where(static file => file.Root is not null)
            .Select(file => new PinnedFile(
                Relative(folder, SpecPath.Normalise(file.Path)), DocumentHash.Of(texts.Find(SpecPath.Normalise(file.Path)) ?? ""), Text(file.Root!)))
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static string Relative(string folder, string path)
    {
        var ups = new StringBuilder();
        while (folder.Length > 0 && !path.StartsWith(folder, StringComparison.Ordinal))
        {
            var slash = folder.TrimEnd('/').LastIndexOf('/');
            folder = slash < 0 ? "" : folder.Substring(0, slash + 1);
            ups.Append("../");
        }

        return ups + path.Substring(folder.Length);
    }

    private static string Text(Node root)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, PinnedText.Options))
        {
            PinnedText.Write(root, PinnedForm.Object, json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Walk(Node node, PinnedForm form)
    {
        switch (node)
        {
            case MappingNode mapping when form != PinnedForm.Value:
                foreach (var entry in mapping.Entries)
                {
                    if (form == PinnedForm.Names)
                    {
                        // Some documents keep a whole map of names in another file.
                        Add(entry.Value, entry is { Key.Value: "$ref", Value: ScalarNode } ? PinnedForm.Reference : PinnedForm.Object);
                    }
                    else if (!PinnedText.IsProse(entry))
                    {
                        WalkKeyword(entry);
                    }
                }

                break;
            case SequenceNode sequence when form != PinnedForm.Value:
                foreach (var item in sequence.Items)
                {
                    Add(item, PinnedForm.Object);
                }

                break;
            case ScalarNode { Type: ScalarType.String } reference when form == PinnedForm.Reference:
                Follow(reference);
                break;
        }
    }

    private void WalkKeyword(MappingEntry entry)
    {
        switch (entry.Key.Value)
        {
            case "$dynamicRef" or "$recursiveRef":
                _hasAllSchemas = true;
                break;
            case "discriminator" when entry.Value is MappingNode discriminator:
                foreach (var target in (discriminator["mapping"] as MappingNode)?.Entries ?? [])
                {
                    if (target.Value is ScalarNode { Type: ScalarType.String } name)
                    {
                        FollowMapping(name);
                    }
                }

                break;
            default:
                Add(entry.Value, PinnedText.FormOf(entry.Key.Value));
                break;
        }
    }

    private void FollowMapping(ScalarNode name)
    {
        var section = spec.IsSwagger2 ? "definitions" : "components/schemas";
        var schemas = spec.NamedSchemas;
        if (schemas?[name.Value] is { } schema)
        {
            Reach($"{section}/{name.Value}", schema);
        }
        else if (name.Value.IndexOfAny(['/', '#', '.']) >= 0)
        {
            Follow(name);
        }
    }

    private void Follow(ScalarNode reference)
    {
        var found = spec.Peek(reference);
        if (found.Node is not { } node)
        {
            return;
        }

        if (node.File != spec.Root.File)
        {
            if (_files.Add(node.File))
            {
                // A file is kept whole: what names lead into it is no rule's to say.
                Add(node.File.Root!, PinnedForm.Object);
            }

            return;
        }

        if (found.Segments is not { Count: > 0 } segments)
        {
            // An anchor or an $id: which schema that stands in is not known without a search.
            _hasAllSchemas = true;
            return;
        }

        var depth = segments[0] switch
        {
            "components" => 3,
            "definitions" or "parameters" or "responses" or "paths" or "webhooks" or "x-webhooks" => 2,
            _ => 1,
        };
        var head = segments.Take(depth).ToList();
        Reach(string.Join("/", head), JsonPointer.Resolve(spec.Root, head)!);
    }

    private void ReachAllSchemas()
    {
        var section = spec.IsSwagger2 ? "definitions" : "components/schemas";
        var schemas = spec.NamedSchemas;
        foreach (var entry in schemas?.Entries ?? [])
        {
            Reach($"{section}/{entry.Key.Value}", entry.Value);
        }
    }

    private void Reach(string pointer, Node node)
    {
        if (_reached.Add(pointer))
        {
            Add(node, PinnedForm.Object);
        }
    }
}
