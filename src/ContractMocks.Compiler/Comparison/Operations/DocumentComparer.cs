using ContractMocks.Compiler.Specs;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares what belongs to no operation: what the document says of itself, its servers, and components that nothing uses.</summary>
internal sealed class DocumentComparer(SpecContext old, SpecContext @new, ChangeLog log)
{
    private static readonly HashSet<string> HandledOfRoot = new(StringComparer.Ordinal)
    {
        "openapi", "swagger", "info", "servers", "paths", "webhooks", "x-webhooks", "components", "security", "tags", "host", "basePath", "schemes",
        "consumes", "produces", "definitions", "parameters", "responses", "securityDefinitions", "$self", "jsonSchemaDialect",
    };

    private static readonly HashSet<string> HandledOfInfo = new(StringComparer.Ordinal) { "version" };
    private static readonly HashSet<string> HandledOfTag = new(StringComparer.Ordinal) { "name" };

    private static readonly (string Section, string Name)[] Sections =
    [
        ("parameters", "parameter"), ("responses", "response"), ("headers", "header"), ("requestBodies", "request body"),
        ("callbacks", "callback"), ("pathItems", "path item"), ("mediaTypes", "media type"),
    ];

    private readonly Spot _old = Spot.Root(old.Root);
    private readonly Spot _new = Spot.Root(@new.Root);

    /// <param name="hasMovedPrefix">Whether the servers only say otherwise what stands before the paths.</param>
    public void Compare(bool hasMovedPrefix)
    {
        var info = ChangeWriter.OfDocument(log, "info");
        var (was, @is) = (_old["info"]?["version"], _new["info"]?["version"]);
        if (Spot.Word(was) != Spot.Word(@is))
        {
            info.Add(OperationKinds.VersionChanged, $"the document's version went from {Spot.Word(was) ?? "none"} to {Spot.Word(@is) ?? "none"}", was, @is);
        }

        RestComparer.Compare(info, _old["info"], _new["info"], HandledOfInfo);
        RestComparer.Compare(ChangeWriter.OfDocument(log, "the document"), _old, _new, HandledOfRoot);
        if (!hasMovedPrefix)
        {
            ServerComparer.Compare(ChangeWriter.OfDocument(log, "servers"), _old, _new);
        }

        Tags();
    }

    /// <summary>
    /// Compares what no operation uses in either document: components other than schemas, and what is said for all operations. To be called last, when
    /// everything that is used was followed.
    /// </summary>
    public void CompareUnused(IReadOnlyList<(OperationView Old, OperationView New)> operations)
    {
        var isUsed = operations.Any(pair => IsOfRoot(pair.Old.Security, _old, "security") || IsOfRoot(pair.New.Security, _new, "security"));
        if (!isUsed)
        {
            CompareKey("security");
        }

        if (old.IsSwagger2 && @new.IsSwagger2)
        {
            var contents = operations.SelectMany(static pair => Contents(pair.Old).Concat(Contents(pair.New))).Select(static content => content.Spot.Node).ToList();
            foreach (var key in new[] { "consumes", "produces" })
            {
                if (!new[] { _old, _new }.SelectMany(root => root[key]?.Children ?? []).Any(type => contents.Contains(type.Node)))
                {
                    CompareKey(key);
                }
            }
        }

        var used = new HashSet<string>(old.UsedComponents.Concat(@new.UsedComponents), StringComparer.Ordinal);
        Unfollowed("examples", OperationKinds.ExampleChanged, "the examples are other ones");
        Unfollowed("links", OperationKinds.OtherChanged, "the links are other ones");
        foreach (var (section, name) in Sections)
        {
            var (was, @is) = (Section(_old, old, section), Section(_new, @new, section));
            foreach (var component in @is?.Children ?? [])
            {
                if (used.Contains($"{section}/{component.Name}"))
                {
                    continue;
                }

                var writer = ChangeWriter.OfDocument(log, $"{section}.{component.Name}");
                if (was?[component.Name] is not { } before)
                {
                    writer.Add(OperationKinds.UnusedAdded, $"the {name} '{component.Name}', which no operation uses, was added", null, component);
                }
                else if (!NodeEquality.AreEqual(before.Node, component.Node))
                {
                    writer.Add(OperationKinds.UnusedChanged, $"the {name} '{component.Name}', which no operation uses, was changed", before, component);
                }
            }

            foreach (var component in was?.Children ?? [])
            {
                if (@is?[component.Name] is null && !used.Contains($"{section}/{component.Name}"))
                {
                    ChangeWriter.OfDocument(log, $"{section}.{component.Name}").Add(
                        OperationKinds.UnusedRemoved, $"the {name} '{component.Name}', which no operation uses, was removed", component, null);
                }
            }
        }
    }

    private static bool IsOfRoot(Spot? list, Spot root, string key) => list is not null && ReferenceEquals(list.Node, root[key]?.Node);

    private static IEnumerable<ContentView> Contents(OperationView operation) =>
        operation.Responses.SelectMany(static response => response.Contents).Concat(operation.Body?.Contents ?? []);

    private void CompareKey(string key)
    {
        if (!NodeEquality.AreEqual(_old[key]?.Node, _new[key]?.Node))
        {
            ChangeWriter.OfDocument(log, "the document").Add(OperationKinds.OtherChanged, $"the list '{key}', which no operation uses, was changed", _old[key], _new[key]);
        }
    }

    /// <summary>Components that stand for no value on the wire, so that nobody asks who uses them.</summary>
    private void Unfollowed(string section, ChangeKind kind, string message)
    {
        var (was, @is) = (_old["components"]?[section], _new["components"]?[section]);
        foreach (var name in (was?.Children ?? []).Concat(@is?.Children ?? []).Select(static component => component.Name).Distinct(StringComparer.Ordinal))
        {
            if (!NodeEquality.AreEqual(was?[name]?.Node, @is?[name]?.Node))
            {
                ChangeWriter.OfDocument(log, $"{section}.{name}").Add(kind, message, was?[name], @is?[name]);
            }
        }
    }

    private static Spot? Section(Spot root, SpecContext spec, string section) => spec.IsSwagger2 ? root[section] : root["components"]?[section];

    /// <summary>What the document says of its tags: words only.</summary>
    private void Tags()
    {
        foreach (var tag in _new["tags"]?.Children ?? [])
        {
            var before = (_old["tags"]?.Children ?? []).FirstOrDefault(other => other.Word("name") == tag.Word("name"));
            var writer = ChangeWriter.OfDocument(log, $"tag {tag.Word("name")}");
            if (before is null)
            {
                writer.Add(OperationKinds.DescriptionChanged, "the tag is described now", null, tag);
            }

            RestComparer.Compare(writer, before, tag, HandledOfTag);
        }

        foreach (var tag in _old["tags"]?.Children ?? [])
        {
            if (!(_new["tags"]?.Children ?? []).Any(other => other.Word("name") == tag.Word("name")))
            {
                ChangeWriter.OfDocument(log, $"tag {tag.Word("name")}").Add(OperationKinds.DescriptionChanged, "the tag is no longer described", tag, null);
            }
        }
    }
}
