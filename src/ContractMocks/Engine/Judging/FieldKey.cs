using System.Globalization;

namespace ContractMocks.Engine.Judging;

/// <summary>Reads names such as <c>a[b][0][c]</c>, <c>a[]</c> and <c>a.b.c</c>, and puts values where they say.</summary>
internal static class FieldKey
{
    /// <summary>How deep a name may go.</summary>
    public const int MostDepth = 64;

    /// <summary>Adds a value below the root; gives why it cannot be, or null.</summary>
    public static string? Add(Field root, Shape shape, string name, FieldValue value)
    {
        if (shape.Declares(name))
        {
            root.Member(name).Values.Add(value);
            return null;
        }

        var steps = Steps(name, shape, out var isTooDeep);
        if (isTooDeep)
        {
            return string.Format(CultureInfo.InvariantCulture, "a name is nested deeper than {0}, the most that this mock takes", MostDepth);
        }

        var first = root.Member(First(steps[0], shape));
        steps.RemoveAt(0);
        At(first, steps).Values.Add(value);
        return null;
    }

    /// <summary>The field that keys lead to, made where it is missing; an empty key is the next item.</summary>
    public static Field At(Field field, List<string> keys)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            field = keys[i].Length == 0
                ? field.Item(i + 1 < keys.Count ? keys[i + 1] : null)
                : field.Member(keys[i]);
        }

        return field;
    }

    /// <summary>The keys in the brackets after the first; null where the brackets are not in pairs.</summary>
    public static List<string>? Brackets(ReadOnlySpan<char> text, out bool isTooDeep)
    {
        isTooDeep = false;
        var keys = new List<string>();
        while (!text.IsEmpty)
        {
            var close = text.IndexOf(']');
            if (text[0] != '[' || close < 0)
            {
                return null;
            }

            if (keys.Count == MostDepth)
            {
                isTooDeep = true;
                return keys;
            }

            keys.Add(text[1..close].ToString());
            text = text[(close + 1)..];
        }

        return keys;
    }

    private static List<string> Steps(string name, Shape shape, out bool isTooDeep)
    {
        isTooDeep = false;
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open > 0 && Brackets(name.AsSpan(open), out isTooDeep) is { } keys)
        {
            keys.Insert(0, name[..open]);
            return keys;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && shape.Declares(name[..dot]) && shape.Property(name[..dot]).Allows(Schemas.SchemaTypes.Object))
        {
            isTooDeep = name.AsSpan().Count('.') >= MostDepth;
            return isTooDeep ? [name] : [.. name.Split('.')];
        }

        return [name];
    }

    /// <summary>Some documents put the brackets into the property's own name: <c>timestamp_granularities[]</c>.</summary>
    private static string First(string step, Shape shape) =>
        !shape.Declares(step) && shape.Declares(step + "[]") ? step + "[]" : step;
}
