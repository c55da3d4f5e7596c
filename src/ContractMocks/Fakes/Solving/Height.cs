using ContractMocks.Schemas;

namespace ContractMocks.Fakes.Solving;

/// <summary>How deep the smallest value of a schema is: the way out of a recursion. Looks at what is asked for, not at what is forbidden.</summary>
internal static class Height
{
    public const int Levels = 24;
    public const int Endless = 1000;

    public static int Of(Goal goal)
    {
        var most = 0;
        foreach (var literal in goal.Literals)
        {
            most = literal.Holds ? Math.Max(most, Of(literal.Schema)) : most;
        }

        return most;
    }

    public static int Of(FakeSchema schema) => Of(schema, Levels);

    public static bool IsNull(FakeSchema schema)
    {
        var words = schema.Keywords;
        return words.Types == SchemaTypes.Null
            || words.Const is { ValueKind: System.Text.Json.JsonValueKind.Null }
            || (words.Enum is { Length: 1 } list && list[0].ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    private static int Of(FakeSchema schema, int levels) => schema.Heights[levels] ??= Compute(schema, levels);

    private static int Compute(FakeSchema schema, int levels)
    {
        if (schema.IsNever || levels == 0)
        {
            return Endless;
        }

        var words = schema.Keywords;
        var height = words.Reference is { } target ? Of(target, levels - 1) : 0;
        if (words.DynamicReference is { } dynamic)
        {
            height = Math.Max(height, Of(dynamic, levels - 1));
        }

        foreach (var part in words.AllOf)
        {
            height = Math.Max(height, Of(part, levels - 1));
        }

        height = Math.Max(height, Least(words.OneOf, levels));
        height = Math.Max(height, Least(words.AnyOf, levels));
        if ((words.Types & ~SchemaTypes.Object) == 0 && words.Types != SchemaTypes.None)
        {
            foreach (var name in words.Required)
            {
                height = Math.Max(height, 1 + (words.PropertyTable.TryGetValue(name, out var property) ? Of(property, levels - 1) : 0));
            }
        }

        if ((words.Types & ~SchemaTypes.Array) == 0 && words.Types != SchemaTypes.None && words.MinItems > words.Prefix.Length && words.Items is { } items)
        {
            height = Math.Max(height, 1 + Of(items, levels - 1));
        }

        return words.IsNullable ? 0 : Math.Min(height, Endless);
    }

    private static int Least(FakeSchema[] branches, int levels)
    {
        if (branches.Length == 0)
        {
            return 0;
        }

        var least = Endless;
        foreach (var branch in branches)
        {
            least = Math.Min(least, Of(branch, levels - 1));
        }

        return least;
    }
}
