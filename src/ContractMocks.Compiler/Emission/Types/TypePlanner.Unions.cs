using ContractMocks.Compiler.Naming;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Types;

/// <summary>Unions: a case for each branch, and what tells its JSON from that of the others.</summary>
internal sealed partial class TypePlanner
{
    private UnionDeclaration Union(Shape shape, string typeName)
    {
        var told = Discriminators.Of(shape, _shapes, _source);
        var cases = new List<UnionCasePlan>();
        for (var i = 0; i < shape.Branches.Count; i++)
        {
            var branch = shape.Branches[i];
            var hint = typeName + BranchHint(branch, told[i], shape.Branches.Count(other => other.Kind == branch.Kind && other.Name is null));
            var type = Plan(branch, hint).Type;
            var known = cases.FindIndex(existing => existing.Type == type);
            if (known >= 0)
            {
                // Two branches of one type: what either of them accepts.
                var existing = cases[known];
                cases[known] = existing with
                {
                    Values = existing.Values.Concat(told[i].Values).Distinct(StringComparer.Ordinal).ToEquatableArray(),
                    Required = existing.Required.Where(branch.Schema.Required.Contains).ToEquatableArray(),
                };
                continue;
            }

            cases.Add(new UnionCasePlan(told[i].Values.Count == 1 ? CSharpNames.Pascal(told[i].Values[0]) : "", type)
            {
                ItemKinds = type is ListType list ? list.Item.Nullable ? JsonKinds.None : list.Item.Type.Kinds : JsonKinds.None,
                Discriminator = told[i].Property,
                Values = told[i].Values,
                Required = branch.Kind == ShapeKind.Object ? branch.Schema.Required : default,
            });
        }

        return new UnionDeclaration(typeName, Summary(shape.Schema, "One of several kinds of JSON."), shape.Schema.Deprecated, Worded(cases, typeName));
    }

    private static string BranchHint(Shape branch, Discriminator told, int alike)
    {
        if (told.Values.Count == 1)
        {
            return CSharpNames.Pascal(told.Values[0]);
        }

        var title = branch.Hint ?? (alike > 1 ? branch.Schema.Title : null);
        if (title is { Length: > 0 and < 40 })
        {
            return CSharpNames.Pascal(title);
        }

        return branch.Kind switch
        {
            ShapeKind.StringEnum => "Value",
            ShapeKind.Object => "Object",
            _ => "",
        };
    }

    /// <summary>Gives each case the word of its accessors, unique among them: the discriminating value, else the type without what it shares with the union.</summary>
    private static EquatableArray<UnionCasePlan> Worded(List<UnionCasePlan> cases, string typeName)
    {
        var scope = new NameScope();
        var lists = cases.Count(static item => item.Type is ListType);
        return cases.Select(item => item with { Word = scope.Take("", [item.Word.Length > 0 ? item.Word : Word(item.Type, typeName, lists > 1)]) }).ToEquatableArray();
    }

    private static string Word(TypeRef type, string unionName, bool severalLists) => type switch
    {
        PlainType plain => plain.Word,
        ListType list => severalLists ? Word(list.Item.Type, unionName, true) + "List" : "List",
        MapType => "Map",
        DeclaredType declared => Stripped(declared.Name, unionName),
        _ => "Other",
    };

    private static string Stripped(string name, string unionName)
    {
        var shared = 0;
        while (shared < name.Length && shared < unionName.Length && name[shared] == unionName[shared])
        {
            shared++;
        }

        // Only whole words are taken off.
        while (shared > 0 && (shared >= name.Length || !char.IsUpper(name[shared])))
        {
            shared--;
        }

        return name.Substring(shared);
    }
}
