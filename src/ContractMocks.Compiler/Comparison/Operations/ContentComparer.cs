using ContractMocks.Compiler.Comparison.Schemas;
using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares what bodies of requests and answers may be: their media types, and what each carries.</summary>
internal sealed class ContentComparer(SchemaComparer schemas)
{
    private static readonly HashSet<string> HandledOfBody = new(StringComparer.Ordinal) { "content", "required", "schema", "in", "name", "type" };
    public static readonly HashSet<string> HandledOfContent = new(StringComparer.Ordinal) { "schema", "itemSchema", "encoding" };

    public void CompareBodies(ChangeWriter writer, BodyView? old, BodyView? @new)
    {
        if (old is null && @new is null)
        {
            return;
        }

        var part = writer.InRequest("body");
        if (old is null)
        {
            var word = @new!.IsRequired ? "required" : "optional";
            part.Add(
                @new.IsRequired ? OperationKinds.RequiredBodyAdded : OperationKinds.OptionalBodyAdded,
                $"{(@new.IsRequired ? "a required" : "an optional")} body was added", null, @new.Spot, $"request-body-added-{word}", null, word);
        }
        else if (@new is null)
        {
            part.Add(OperationKinds.BodyRemoved, "the body was removed", old.Spot, null, "request-body-removed", old.IsRequired ? "required" : "optional", null);
        }
        else
        {
            Compare(part, old, @new);
        }
    }

    /// <param name="writer">Writes for the body.</param>
    /// <param name="old">Its forms in the old document.</param>
    /// <param name="new">Its forms in the new one.</param>
    /// <param name="stem">How oasdiff's rules begin: <c>request-body</c> or <c>response</c>.</param>
    public void Compare(ChangeWriter writer, IReadOnlyList<ContentView> old, IReadOnlyList<ContentView> @new, string stem)
    {
        var isSingle = old.Count <= 1 && @new.Count <= 1;
        var removed = old.Where(content => !@new.Any(other => other.Type.Key == content.Type.Key)).ToList();
        var added = new List<ContentView>();
        foreach (var content in @new)
        {
            if (old.FirstOrDefault(other => other.Type.Key == content.Type.Key) is { } same)
            {
                Pair(writer, same, content, stem, isSingle);
            }
            else
            {
                added.Add(content);
            }
        }

        foreach (var content in added)
        {
            Added(writer, content, old, removed, stem);
        }

        foreach (var content in removed)
        {
            writer.Add(
                OperationKinds.MediaTypeRemoved, $"the media type '{content.Type.Text}' was removed", content.Spot, null,
                stem == "response" ? "response-media-type-removed" : "request-body-media-type-removed", content.Type.Text, null);
        }
    }

    private void Compare(ChangeWriter writer, BodyView old, BodyView @new)
    {
        if (old.IsRequired != @new.IsRequired)
        {
            var word = @new.IsRequired ? "required" : "optional";
            writer.Add(
                @new.IsRequired ? OperationKinds.BodyBecameRequired : OperationKinds.BodyBecameOptional, $"the body became {word}",
                old.Definition?["required"] ?? old.Spot, @new.Definition?["required"] ?? @new.Spot,
                $"request-body-became-{word}", old.IsRequired ? "required" : "optional", word);
        }

        Compare(writer, old.Contents, @new.Contents, "request-body");
        RestComparer.CompareBesideReferences(writer, old.Spot, @new.Spot);
        RestComparer.Compare(writer, old.Definition, @new.Definition, HandledOfBody);
    }

    /// <summary>A media type that the old document has not by this name; perhaps it has it by a wider or a narrower one.</summary>
    private void Added(ChangeWriter writer, ContentView content, IReadOnlyList<ContentView> old, List<ContentView> removed, string stem)
    {
        var relative = removed.Find(other => content.Type.Covers(other.Type))
            ?? removed.Find(other => other.Type.Covers(content.Type))
            ?? removed.Find(other => other.Type.IsSameType(content.Type));
        if (relative is null)
        {
            // Beside a name that covers it nothing new may come; what is said of it may differ, though.
            if (old.FirstOrDefault(other => other.Type.Covers(content.Type)) is { } wider && !writer.IsTurned)
            {
                schemas.Compare(wider.Schema?.Node, content.Schema?.Node, Site(writer.Within(content.Type.Text), content));
            }

            writer.Add(
                OperationKinds.MediaTypeAdded, $"the media type '{content.Type.Text}' was added", null, content.Spot,
                stem == "response" ? "response-media-type-added" : "request-body-media-type-added", null, content.Type.Text);
            return;
        }

        var (kind, word, rule) = content.Type.Covers(relative.Type) ? (OperationKinds.MediaTypeGeneralized, "the more general ", "generalized")
            : relative.Type.Covers(content.Type) ? (OperationKinds.MediaTypeSpecialized, "the more special ", "specialized")
            : (OperationKinds.MediaTypeNameChanged, "", "changed");
        writer.Add(
            kind, $"the media type '{relative.Type.Text}' became {word}'{content.Type.Text}'", relative.Spot, content.Spot,
            stem == "response" ? "response-media-type-name-" + rule : "", relative.Type.Text, content.Type.Text);
        foreach (var other in removed.Where(other => ReferenceEquals(other, relative) || content.Type.Covers(other.Type)).ToList())
        {
            removed.Remove(other);
            Pair(writer, other, content, stem, isSingle: false);
        }
    }

    private void Pair(ChangeWriter writer, ContentView old, ContentView @new, string stem, bool isSingle)
    {
        var within = isSingle ? writer : writer.Within(@new.Type.Text);
        if (old.ItemSchema is not null && @new.ItemSchema is not null)
        {
            schemas.Compare(old.ItemSchema.Node, @new.ItemSchema.Node, Site(within, @new));
            Schemas(within, old.Schema, @new.Schema, @new, stem);
        }
        else
        {
            // Before 3.2 the items of a stream were described where now the whole is.
            Schemas(within, old.Schema ?? old.ItemSchema, @new.Schema ?? @new.ItemSchema, @new, stem);
        }

        Encodings(within, old.Definition?["encoding"], @new.Definition?["encoding"]);
        RestComparer.Compare(within, old.Definition, @new.Definition, HandledOfContent);
    }

    private void Schemas(ChangeWriter writer, Spot? old, Spot? @new, ContentView content, string stem)
    {
        var rule = stem == "response" ? "response-body-media-type-schema-" : "request-body-media-type-schema-";
        if (IsAnything(old) && IsAnything(@new))
        {
            return;
        }

        if (old is null && @new is not null)
        {
            writer.Add(OperationKinds.SchemaAdded, "what had no schema was given one", null, @new, rule + "added");
        }
        else if (old is not null && @new is null)
        {
            writer.Add(OperationKinds.SchemaRemoved, "the schema was taken away", old, null, rule + "removed");
        }
        else if (old is not null)
        {
            schemas.Compare(old.Node, @new!.Node, Site(writer, content));
        }
    }

    /// <summary>Whether nothing is said of the value.</summary>
    private static bool IsAnything(Spot? schema) =>
        schema is null || schema.Mapping is { Entries.Count: 0 } || (Spot.Flag(schema) ?? false);

    private static SchemaSite Site(ChangeWriter writer, ContentView content) =>
        writer.Site(SiteKind.Body, !content.Type.KeepsTypes, content.Type.RepeatsLists);

    private static void Encodings(ChangeWriter writer, Spot? old, Spot? @new)
    {
        var names = (old?.Children ?? []).Concat(@new?.Children ?? []).Select(static part => part.Name).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (was, @is) = (old?[name], @new?[name]);
            if (NodeEquality.AreEqual(was?.Node, @is?.Node))
            {
                continue;
            }

            if (was?.Word("style") != @is?.Word("style") || was?.Flag("explode") != @is?.Flag("explode"))
            {
                writer.Add(OperationKinds.PartStyleChanged, $"the part '{name}' is written in another style", was, @is);
            }
            else if (!NodeEquality.AreEqual(was?["contentType"]?.Node, @is?["contentType"]?.Node)
                || !NodeEquality.AreEqual(was?["headers"]?.Node, @is?["headers"]?.Node))
            {
                writer.Add(OperationKinds.PartEncodingChanged, $"the part '{name}' has another media type or other headers", was, @is);
            }
            else
            {
                RestComparer.Compare(writer, was, @is, []);
            }
        }
    }
}
