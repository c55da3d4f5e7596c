using ContractMocks.Compiler.Comparison.Schemas.Checks;

namespace ContractMocks.Compiler.Comparison.Schemas;

/// <summary>What a sentence calls a form of a union.</summary>
internal static class BranchWords
{
    public static string Of(SchemaView branch, SchemaViews views)
    {
        if (branch.Name is { } name)
        {
            return $"'{name}'";
        }

        if (branch.Parts.Count == 0)
        {
            return "of anything";
        }

        if (branch.Note("title") is { } title)
        {
            return $"'{PairWork.Plain(title.Value)}'";
        }

        var facets = branch.FacetsBy(views);
        if (BranchTags.Words(branch, views) is { } tag)
        {
            return $"with {tag}";
        }

        var types = TypeCheck.Words(TypeCheck.Effective(facets));
        if (facets.Values is { } values)
        {
            return $"of {types} with {values.Count} values";
        }

        return facets.Properties.Count > 0 ? $"of {types} with {string.Join(", ", facets.Properties.Keys.Take(3).Select(static key => $"'{key}'"))}" : $"of {types}";
    }
}
