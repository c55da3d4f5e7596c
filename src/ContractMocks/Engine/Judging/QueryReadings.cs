using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>The readings of a parameter in the query: its style, then brackets, repeated names and lists as the official SDKs send them.</summary>
internal static class QueryReadings
{
    public static IEnumerable<Field> Of(ParameterPlan plan, List<QueryPair> query)
    {
        var name = plan.Parameter.Name;
        var own = query.FindAll(pair => pair.Name == name || pair.Name == plan.BaseName);
        if (plan.IsScalar)
        {
            return own.Count > 0 ? [Repeated(own)] : [];
        }

        var bracketed = query.Exists(pair => HasBrackets(pair.Name, plan.BaseName));
        if (own.Count > 0 || bracketed)
        {
            return Named(plan, query, own, bracketed);
        }

        return plan.Shape.Allows(SchemaTypes.Object) && plan.Parameter is { Style: ParameterStyle.Form, Explode: true } ? Exploded(plan, query) : [];
    }

    /// <summary>Whether a name of the query belongs to the parameter.</summary>
    public static bool Owns(ParameterPlan plan, string name) =>
        name == plan.Parameter.Name || name == plan.BaseName || HasBrackets(name, plan.BaseName)
        || (plan is { IsScalar: false, Parameter: { Style: ParameterStyle.Form, Explode: true } } && plan.Shape.Declares(name));

    private static IEnumerable<Field> Named(ParameterPlan plan, List<QueryPair> query, List<QueryPair> own, bool bracketed)
    {
        var isList = plan.Shape.Allows(SchemaTypes.Array);
        var bracketsFirst = bracketed && (plan.Parameter.Style == ParameterStyle.DeepObject || own.Count == 0);
        if (bracketsFirst && Brackets(plan, query) is { } deep)
        {
            yield return deep;
        }

        if (own.Count == 0)
        {
            yield break;
        }

        if (own.Count == 1 && plan.Parameter.Explode && plan.TakesLoneText)
        {
            yield return Repeated(own);
        }

        if (isList && plan.Parameter.Explode)
        {
            yield return Field.List(own.Select(static pair => pair.Value));
        }

        foreach (var field in Separated(plan, own))
        {
            yield return field;
        }

        if (isList && !plan.Parameter.Explode)
        {
            yield return Field.List(own.Select(static pair => pair.Value));
        }

        if (isList && own.TrueForAll(static pair => pair.Raw.Length == 0))
        {
            yield return Field.List([]);
        }

        yield return Repeated(own);
        if (bracketed && !bracketsFirst && Brackets(plan, query) is { } late)
        {
            yield return late;
        }
    }

    /// <summary>
    /// One value cut by the style's separator, then by the others: before decoding, because an encoded comma is part of an item, and after it,
    /// because some clients encode the separators too.
    /// </summary>
    private static IEnumerable<Field> Separated(ParameterPlan plan, List<QueryPair> own)
    {
        if (own.Count != 1)
        {
            yield break;
        }

        var pair = own[0];
        char[] separators = plan.Parameter.Style switch
        {
            ParameterStyle.SpaceDelimited => [' ', ',', '|'],
            ParameterStyle.PipeDelimited => ['|', ',', ' '],
            _ => [',', '|', ' '],
        };
        if (separators[0] == ',' && pair.Raw.Contains(',', StringComparison.Ordinal))
        {
            foreach (var raw in RawLists(plan, pair.Raw))
            {
                yield return raw;
            }
        }

        foreach (var separator in separators)
        {
            if (separator == separators[0] || pair.Value.Contains(separator, StringComparison.Ordinal))
            {
                foreach (var field in ParameterReadings.Listed(plan, pair.Value, [separator]))
                {
                    yield return field;
                }
            }
        }
    }

    private static IEnumerable<Field> RawLists(ParameterPlan plan, string raw)
    {
        if (plan.Shape.Allows(SchemaTypes.Array))
        {
            yield return Field.List(raw.Split(',').Select(static part => new QueryPair("", part).Value));
        }
    }

    private static Field Repeated(List<QueryPair> own)
    {
        var field = new Field();
        foreach (var pair in own)
        {
            field.Values.Add(new FieldValue(pair.Value));
        }

        return field;
    }

    /// <summary><c>name[key]=</c>, <c>name[]=</c>, <c>name[0][key]=</c>; null where brackets are not in pairs.</summary>
    private static Field? Brackets(ParameterPlan plan, List<QueryPair> query)
    {
        var root = new Field();
        foreach (var pair in query)
        {
            if (!HasBrackets(pair.Name, plan.BaseName))
            {
                continue;
            }

            if (FieldKey.Brackets(pair.Name.AsSpan(plan.BaseName.Length), out var isTooDeep) is not { } keys || isTooDeep)
            {
                return null;
            }

            FieldKey.At(root, keys).Values.Add(new FieldValue(pair.Value));
        }

        return root;
    }

    /// <summary>An exploded object: its properties are names of the query.</summary>
    private static IEnumerable<Field> Exploded(ParameterPlan plan, List<QueryPair> query)
    {
        var field = new Field();
        foreach (var pair in query)
        {
            if (plan.Shape.Declares(pair.Name))
            {
                field.Member(pair.Name).Values.Add(new FieldValue(pair.Value));
            }
        }

        return field.Members is null ? [] : [field];
    }

    private static bool HasBrackets(string name, string of) =>
        name.Length > of.Length + 1 && name[of.Length] == '[' && name.StartsWith(of, StringComparison.Ordinal);
}
