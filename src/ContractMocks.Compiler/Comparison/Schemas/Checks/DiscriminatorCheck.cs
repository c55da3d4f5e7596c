using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Discriminators: they help to choose a form and allow or forbid nothing.</summary>
internal static class DiscriminatorCheck
{
    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Old.Discriminator, work.New.Discriminator);
        if (old is null || @new is null)
        {
            if (old is not null || @new is not null)
            {
                work.Add(
                    old is null ? SchemaChanges.DiscriminatorAdded : SchemaChanges.DiscriminatorRemoved,
                    old is null ? $"the discriminator '{Name(@new!)}' was added" : $"the discriminator '{Name(old)}' was removed",
                    old, @new);
            }

            return;
        }

        if (Name(old) != Name(@new))
        {
            work.Add(SchemaChanges.DiscriminatorProperty, $"the discriminator was '{Name(old)}', it is '{Name(@new)}' now", old, @new);
        }

        CompareMappings(work, old, @new);
    }

    private static string Name(MappingEntry discriminator) => discriminator.Value switch
    {
        MappingNode mapping => (mapping["propertyName"] as ScalarNode)?.Value ?? "",
        ScalarNode scalar => scalar.Value,
        _ => "",
    };

    private static void CompareMappings(PairWork work, MappingEntry old, MappingEntry @new)
    {
        var before = (old.Value as MappingNode)?["mapping"] as MappingNode;
        var after = (@new.Value as MappingNode)?["mapping"] as MappingNode;
        foreach (var entry in after?.Entries ?? [])
        {
            if (before?.Find(entry.Key.Value) is not { } known)
            {
                Add(work, SchemaChanges.MappingAdded, $"the discriminator names '{entry.Key.Value}' now", old.Value, entry.Key, $"'{entry.Key.Value}'");
            }
            else if (PairWork.Plain(known.Value) != PairWork.Plain(entry.Value) && !IsSame(work, known.Value, entry.Value))
            {
                Add(work, SchemaChanges.MappingChanged, $"the discriminator's '{entry.Key.Value}' leads to another schema", known.Value, entry.Value);
            }
        }

        foreach (var entry in before?.Entries ?? [])
        {
            if (after?.Find(entry.Key.Value) is null)
            {
                Add(work, SchemaChanges.MappingRemoved, $"the discriminator no longer names '{entry.Key.Value}'", entry.Key, @new.Value, $"'{entry.Key.Value}'");
            }
        }
    }

    /// <summary>Whether two targets are one schema under two names.</summary>
    private static bool IsSame(PairWork work, Node old, Node @new)
    {
        var (one, other) = (Target(work.OldViews, old), Target(work.NewViews, @new));
        return one is not null && other is not null && NodeEquality.AreEqual(one, other) && !IsThere(work.NewViews, old);
    }

    /// <summary>Whether the old target is still there under its name: then the other one is another schema.</summary>
    private static bool IsThere(SchemaViews views, Node value) =>
        value is ScalarNode scalar
        && (views.Spec.Root["components"] as MappingNode)?["schemas"] is MappingNode schemas
        && schemas.Find(scalar.Value.Substring(scalar.Value.LastIndexOf('/') + 1)) is not null;

    private static Node? Target(SchemaViews views, Node value) => value is ScalarNode scalar && scalar.Value.IndexOf('#') >= 0 ? views.Spec.Peek(scalar).Node : null;

    private static void Add(PairWork work, SchemaChange change, string message, Node old, Node @new, string? subject = null) =>
        work.Add(new SchemaDifference(change, message) { Old = old, New = @new, Subject = subject });
}
