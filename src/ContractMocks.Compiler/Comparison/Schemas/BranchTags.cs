namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>Properties that allow one value only and so tell the forms of a union apart: <c>type: message</c>.</summary>
internal static class BranchTags
{
    /// <summary>1 where both have a tag and it is the same, -1 where it is another, 0 where there is none to compare.</summary>
    public static int Compare(Facets old, SchemaViews oldViews, Facets @new, SchemaViews newViews)
    {
        var result = 0;
        foreach (var property in old.Properties.Values)
        {
            if (@new.Properties.TryGetValue(property.Name, out var other)
                && Tag(property, oldViews) is { } before && Tag(other, newViews) is { } after)
            {
                if (before != after)
                {
                    return -1;
                }

                result = 1;
            }
        }

        return result;
    }

    public static bool IsTagged(SchemaView view, SchemaViews views) =>
        view.Parts.Count > 0 && view.FacetsBy(views).Properties.Values.Any(property => Tag(property, views) is not null);

    /// <summary>The tags of a branch as people name it: <c>type "message"</c>.</summary>
    public static string? Words(SchemaView view, SchemaViews views)
    {
        foreach (var property in view.FacetsBy(views).Properties.Values)
        {
            if (Tag(property, views) is { } tag)
            {
                return $"{property.Name} {tag}";
            }
        }

        return null;
    }

    private static string? Tag(Property property, SchemaViews views)
    {
        var view = views.Of(property.Nodes);
        return view.Parts.Count > 0 && view.FacetsBy(views).Values is { Count: 1 } values ? values[0].Json : null;
    }
}
