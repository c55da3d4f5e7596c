using System.Text;
using System.Text.Json;
using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// A document reduced to what some operations reach, as JSON and without prose, in its own notation: comparing needs the notation, because reading it
/// is what takes the notation away. What is kept stands where it stood, so that pointers still lead to it.
/// </summary>
internal sealed class PinnedDocument
{
    private readonly SpecContext _spec;
    private readonly PinnedReach _reach;
    private readonly HashSet<(string Path, string Method)> _operations = [];

    private PinnedDocument(SpecContext spec, IReadOnlyList<OperationNode> operations)
    {
        _spec = spec;
        _reach = new PinnedReach(spec);
        foreach (var operation in operations)
        {
            _operations.Add((operation.Path, operation.Method));
        }
    }

    /// <summary>The reduced document and the files that it names; null where the text is no document.</summary>
    public static (string Document, EquatableArray<PinnedFile> Files)? Reduce(SpecInput input, CancellationToken cancellation)
    {
        var problems = new ProblemSink(input.Path);
        if (NodeReader.Read(input.Text, problems, ProblemKinds.SpecSyntax, cancellation) is not MappingNode root || !SpecVersions.Check(root, problems))
        {
            return null;
        }

        var texts = new KeptTexts(input.Files);
        var files = new SpecFiles(texts, problems, cancellation);
        files.Add(root.File);
        var spec = new SpecContext(root, new SpecReferences(files), problems, cancellation);
        var list = new OperationList(spec);
        var operations = list.Read(input.Operations);
        var reduced = new PinnedDocument(spec, [.. operations, .. list.ReadWebhooks(input.Operations)]);
        reduced.Walk();
        return (reduced.Write(), reduced._reach.Files(input.Path, texts));
    }

    private void Walk()
    {
        foreach (var entry in _spec.Root.Entries)
        {
            switch (entry.Key.Value)
            {
                case "paths" or "webhooks" or "x-webhooks":
                    WalkPaths(entry.Value as MappingNode);
                    break;
                case "components" or "definitions" or "parameters" or "responses":
                    break;
                default:
                    _reach.Add(entry.Value, PinnedForm.Object);
                    break;
            }
        }

        _reach.Complete();
    }

    private void WalkPaths(MappingNode? paths)
    {
        foreach (var path in paths?.Entries ?? [])
        {
            if (path.Value is MappingNode item)
            {
                foreach (var entry in item.Entries.Where(entry => IsKept(path.Key.Value, entry)))
                {
                    _reach.Add(entry.Value, entry.Key.Value == "$ref" ? PinnedForm.Reference : PinnedForm.Object);
                }
            }
        }
    }

    /// <summary>Whether an entry of a path item stays: chosen operations, and what is no operation where one of them is.</summary>
    private bool IsKept(string path, MappingEntry entry) =>
        _operations.Contains((path, entry.Key.Value.ToUpperInvariant()))
        || (entry.Key.Value is "$ref" or "parameters" or "servers" or "additionalOperations" && _operations.Any(one => one.Path == path));

    private string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, PinnedText.Options))
        {
            json.WriteStartObject();
            foreach (var entry in _spec.Root.Entries.Where(entry => _spec.Root.IsFirst(entry)))
            {
                WriteTop(entry, json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void WriteTop(MappingEntry entry, Utf8JsonWriter json)
    {
        switch (entry.Key.Value)
        {
            case "paths" or "webhooks" or "x-webhooks" when entry.Value is MappingNode paths:
                json.WriteStartObject(entry.Key.Value);
                foreach (var path in paths.Entries.Where(path => paths.IsFirst(path)))
                {
                    WriteItem(path, _reach.IsWhole(entry.Key.Value, path.Key.Value), json);
                }

                json.WriteEndObject();
                break;
            case "components" when entry.Value is MappingNode components:
                json.WriteStartObject("components");
                foreach (var section in components.Entries.Where(section => components.IsFirst(section)))
                {
                    WriteSection(section, $"components/{section.Key.Value}", json);
                }

                json.WriteEndObject();
                break;
            case "definitions" or "parameters" or "responses":
                WriteSection(entry, entry.Key.Value, json);
                break;
            case "tags" or "externalDocs":
                break;
            case "info" when entry.Value is MappingNode info:
                json.WriteStartObject("info");
                foreach (var line in info.Entries.Where(line => line.Key.Value is "title" or "version" && info.IsFirst(line)))
                {
                    json.WritePropertyName(line.Key.Value);
                    PinnedText.Write(line.Value, PinnedForm.Value, json);
                }

                json.WriteEndObject();
                break;
            case var other when !PinnedText.IsProse(entry):
                json.WritePropertyName(other);
                PinnedText.Write(entry.Value, PinnedText.FormOf(other), json);
                break;
        }
    }

    private void WriteItem(MappingEntry path, bool isWhole, Utf8JsonWriter json)
    {
        if (path.Value is not MappingNode item || !(isWhole || item.Entries.Any(entry => IsKept(path.Key.Value, entry))))
        {
            return;
        }

        json.WriteStartObject(path.Key.Value);
        foreach (var entry in item.Entries.Where(entry => item.IsFirst(entry) && (isWhole || IsKept(path.Key.Value, entry))))
        {
            json.WritePropertyName(entry.Key.Value);
            PinnedText.Write(entry.Value, PinnedForm.Object, json);
        }

        json.WriteEndObject();
    }

    private void WriteSection(MappingEntry section, string pointer, Utf8JsonWriter json)
    {
        if (section.Value is not MappingNode mapping || !mapping.Entries.Any(entry => _reach.IsReached(pointer, entry.Key.Value)))
        {
            return;
        }

        json.WriteStartObject(section.Key.Value);
        foreach (var entry in mapping.Entries.Where(entry => mapping.IsFirst(entry) && _reach.IsReached(pointer, entry.Key.Value)))
        {
            json.WritePropertyName(entry.Key.Value);
            PinnedText.Write(entry.Value, PinnedForm.Object, json);
        }

        json.WriteEndObject();
    }
}

/// <summary>Remembers the texts that were read, for their hashes.</summary>
internal sealed class KeptTexts(ISpecFiles? files) : ISpecFiles
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public string? Find(string path) => _texts.TryGetValue(path, out var text) ? text : null;

    public string? Read(string path)
    {
        if (files?.Read(path) is not { } text)
        {
            return null;
        }

        _texts[path] = text;
        return text;
    }
}
