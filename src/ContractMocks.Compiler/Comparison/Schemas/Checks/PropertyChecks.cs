using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Schemas.Checks;

/// <summary>Properties: which there are, which must be there, and what else may be there.</summary>
internal static class PropertyChecks
{
    public static void Run(PairWork work)
    {
        var (old, @new) = (work.Old, work.New);
        foreach (var property in @new.Properties.Values)
        {
            if (old.Properties.TryGetValue(property.Name, out var known))
            {
                CompareBoth(work, known, property);
            }
            else
            {
                Added(work, property);
            }
        }

        foreach (var property in old.Properties.Values)
        {
            if (!@new.Properties.ContainsKey(property.Name))
            {
                Removed(work, property);
            }
        }

        CompareUndeclared(work);
        CompareOthers(work);
    }

    /// <summary>A step of a path: <c>.name</c>, or quoted where the name is no word.</summary>
    public static string Step(string name) =>
        name.Length > 0 && name.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '$' or '@') ? "." + name : "['" + name + "']";

    private static void CompareBoth(PairWork work, Property old, Property @new)
    {
        var (was, @is) = (work.Old.Required.ContainsKey(old.Name), work.New.Required.ContainsKey(@new.Name));
        if (was == @is && work.IsUnchanged(old, @new))
        {
            return;
        }

        var (oldView, newView) = (work.OldViews.Of(old.Nodes), work.NewViews.Of(@new.Nodes));
        var (isReadOnly, isWriteOnly) = (newView.Flag("readOnly"), newView.Flag("writeOnly"));
        var step = Step(@new.Name);
        var traits = EdgeTraits.Inside | (isReadOnly ? EdgeTraits.ReadOnly : 0) | (isWriteOnly ? EdgeTraits.WriteOnly : 0);
        work.Inside(oldView, newView, step, traits);
        if (was != @is)
        {
            AddRequired(work, @new.Name, @is, old.Key, @new.Key, newView);
        }

        CompareFlag(work, oldView, newView, "readOnly", @new, @is);
        CompareFlag(work, oldView, newView, "writeOnly", @new, @is);
        CompareDeprecated(work, oldView, newView, old, @new);
    }

    private static void AddRequired(PairWork work, string name, bool isRequired, Node? old, Node? @new, SchemaView view)
    {
        var change = isRequired ? SchemaChanges.BecameRequired : SchemaChanges.BecameOptional;
        var hasDefault = isRequired && view.Note("default") is not null;
        var isWriteOnly = view.Flag("writeOnly");
        work.Add(new SchemaDifference(change, isRequired ? $"the property '{name}' must be there now" : $"the property '{name}' may be missing now")
        {
            Old = work.Old.Required.TryGetValue(name, out var before) ? before : old ?? work.Pair.Old.Node,
            New = work.New.Required.TryGetValue(name, out var after) ? after : @new ?? work.Pair.New.Node,
            Before = isRequired ? "optional" : "required",
            After = isRequired ? "required" : "optional",
            Step = Step(name),
            RequestRule = change.RequestRule + (hasDefault ? "-with-default" : ""),
            ResponseRule = ResponseRule(change, isWriteOnly),
            IsReadOnly = view.Flag("readOnly"),
            IsWriteOnly = isWriteOnly,
        });
    }

    private static void Added(PairWork work, Property property)
    {
        var view = work.NewViews.Of(property.Nodes);
        var isRequired = work.New.Required.ContainsKey(property.Name);
        var change = isRequired ? SchemaChanges.RequiredPropertyAdded : SchemaChanges.OptionalPropertyAdded;
        var isWriteOnly = view.Flag("writeOnly");
        work.Add(new SchemaDifference(change, $"the {(isRequired ? "required" : "optional")} property '{property.Name}' was added")
        {
            Old = work.Pair.Old.Node,
            New = property.Key,
            After = PairWork.Short(property.Nodes[0]),
            Step = Step(property.Name),
            // Where it was required already, only its schema is new.
            OnRequest = isRequired && work.Old.Required.ContainsKey(property.Name) ? ChangeSeverity.Compatible : change.Kind.OnRequest,
            // Readers who check by a schema that knows no other properties refuse it.
            OnResponse = work.Old.IsClosed ? ChangeSeverity.Risky : change.Kind.OnResponse,
            RequestRule = change.RequestRule + (isRequired && view.Note("default") is not null ? "-with-default" : ""),
            ResponseRule = ResponseRule(change, isWriteOnly),
            IsReadOnly = view.Flag("readOnly"),
            IsWriteOnly = isWriteOnly,
        });
    }

    private static void Removed(PairWork work, Property property)
    {
        var view = work.OldViews.Of(property.Nodes);
        var isRequired = work.Old.Required.ContainsKey(property.Name);
        var change = isRequired ? SchemaChanges.RequiredPropertyRemoved : SchemaChanges.OptionalPropertyRemoved;
        var isWriteOnly = view.Flag("writeOnly");
        work.Add(new SchemaDifference(change, $"the {(isRequired ? "required" : "optional")} property '{property.Name}' was removed")
        {
            Old = property.Key,
            New = work.Pair.New.Node,
            Before = PairWork.Short(property.Nodes[0]),
            Step = Step(property.Name),
            OnRequest = work.New.IsClosed ? ChangeSeverity.Breaking : change.Kind.OnRequest,
            ResponseRule = ResponseRule(change, isWriteOnly),
            IsReadOnly = view.Flag("readOnly"),
            IsWriteOnly = isWriteOnly,
        });
    }

    /// <summary>oasdiff has rules of its own for properties that are not sent.</summary>
    private static string ResponseRule(SchemaChange change, bool isWriteOnly) =>
        isWriteOnly ? change.ResponseRule.Replace("-property-", "-write-only-property-") : change.ResponseRule;

    private static void CompareFlag(PairWork work, SchemaView old, SchemaView @new, string keyword, Property property, bool isRequired)
    {
        var (was, @is) = (old.Flag(keyword), @new.Flag(keyword));
        if (was == @is)
        {
            return;
        }

        var change = (keyword, @is) switch
        {
            ("readOnly", true) => SchemaChanges.BecameReadOnly,
            ("readOnly", false) => SchemaChanges.BecameNotReadOnly,
            (_, true) => SchemaChanges.BecameWriteOnly,
            _ => SchemaChanges.BecameNotWriteOnly,
        };
        var rule = $"-{(isRequired ? "required" : "optional")}-property-{change.Kind.Id}";
        work.Add(work.Difference(change, $"the property '{property.Name}' is {(@is ? "now" : "no longer")} {(keyword == "readOnly" ? "read-only" : "write-only")}", old.Note(keyword), @new.Note(keyword)) with
        {
            Step = Step(property.Name),
            Old = old.Note(keyword)?.Value ?? old.Node,
            New = @new.Note(keyword)?.Value ?? @new.Node,
            RequestRule = "request" + rule,
            ResponseRule = "response" + rule,
            // A required property that was never sent must be sent now: who relied on the old document has no place for it.
            OnResponse = isRequired && keyword == "writeOnly" && !@is ? ChangeSeverity.Risky : ChangeSeverity.Compatible,
        });
    }

    private static void CompareDeprecated(PairWork work, SchemaView old, SchemaView @new, Property before, Property after)
    {
        if (old.Flag("deprecated") != @new.Flag("deprecated"))
        {
            var isNow = @new.Flag("deprecated");
            work.Add(new SchemaDifference(isNow ? SchemaChanges.Deprecated : SchemaChanges.Reactivated, $"the property '{after.Name}' is {(isNow ? "deprecated now" : "no longer deprecated")}")
            {
                Old = old.Note("deprecated")?.Value ?? before.Key,
                New = @new.Note("deprecated")?.Value ?? after.Key,
                Step = Step(after.Name),
            });
        }
    }

    /// <summary>Names that must be there although no property declares them.</summary>
    private static void CompareUndeclared(PairWork work)
    {
        foreach (var name in work.Old.Required.Keys.Union(work.New.Required.Keys, StringComparer.Ordinal))
        {
            var (was, @is) = (work.Old.Required.ContainsKey(name), work.New.Required.ContainsKey(name));
            // Added and removed properties say themselves whether they were required.
            if (was != @is && !work.Old.Properties.ContainsKey(name) && !work.New.Properties.ContainsKey(name))
            {
                AddRequired(work, name, @is, null, null, SchemaViews.Any);
            }
        }
    }

    private static void CompareOthers(PairWork work)
    {
        var (was, @is) = (work.Old.IsClosed, work.New.IsClosed);
        var old = work.Old.Schemas.TryGetValue("additionalProperties", out var before) ? before : null;
        var @new = work.New.Schemas.TryGetValue("additionalProperties", out var after) ? after : null;
        if (was != @is)
        {
            work.Add(
                @is ? SchemaChanges.PropertiesForbidden : SchemaChanges.PropertiesAllowed,
                @is ? "no other properties are allowed now" : "other properties are allowed now",
                old?[0], @new?[0]);
        }
        else if (!was && (old is not null || @new is not null))
        {
            work.Inside(
                old is null ? SchemaViews.Any : work.OldViews.Of([.. old.Select(static entry => entry.Value)]),
                @new is null ? SchemaViews.Any : work.NewViews.Of([.. @new.Select(static entry => entry.Value)]),
                ".*", EdgeTraits.Inside);
        }
    }
}
