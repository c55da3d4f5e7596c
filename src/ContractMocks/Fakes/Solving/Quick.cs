using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>What can be told of a branch without flattening it. Never too narrow.</summary>
internal static class Quick
{
    private const int Depth = 8;

    /// <summary>Whether a branch may go with a shape: it has a type in common, and its constant properties are not others than those required.</summary>
    public static bool MayFit(FakeSchema branch, Shape shape) => (branch.QuickTypes & shape.Types) != 0 && !Contradicts(branch, shape, Depth);

    /// <summary>The types that a schema may accept, as <see cref="Shape"/> counts them.</summary>
    public static SchemaTypes Types(FakeSchema schema, int depth = Depth)
    {
        if (schema.IsNever)
        {
            return SchemaTypes.None;
        }

        if (schema.IsAnything || depth == 0)
        {
            return Check.AnyType;
        }

        var words = schema.Keywords;
        var types = Check.AnyType;
        if (words.Types != SchemaTypes.None)
        {
            types = (words.Types & SchemaTypes.Number) != 0 ? words.Types | SchemaTypes.Integer : words.Types;
        }

        if (words.Const is { } constant)
        {
            types &= TypeCheck.Of(constant);
        }

        if (words.Enum is { Length: < 50 } list)
        {
            types &= list.Aggregate(SchemaTypes.None, static (all, value) => all | TypeCheck.Of(value));
        }

        if (words.Reference is { } target)
        {
            types &= Types(target, depth - 1);
        }

        foreach (var part in words.AllOf)
        {
            types &= Types(part, depth - 1);
        }

        return words.IsNullable ? types | SchemaTypes.Null : types;
    }

    private static bool Contradicts(FakeSchema branch, Shape shape, int depth)
    {
        if (depth == 0 || branch.IsNever || branch.IsAnything)
        {
            return false;
        }

        var words = branch.Keywords;
        if (words.IsNullable)
        {
            return false;
        }

        if ((shape.Types & ~SchemaTypes.Object) == 0)
        {
            foreach (var name in words.Required)
            {
                if (shape.Absent.Contains(name))
                {
                    return true;
                }
            }
        }

        return (words.Reference is { } target && Contradicts(target, shape, depth - 1)) || Array.Exists(words.AllOf, part => Contradicts(part, shape, depth - 1));
    }
}
