using System.Globalization;
using System.Text;

namespace ContractMocks.Schemas.Validation;

/// <summary>The way from the instance's root to a place in it. Made only while explaining.</summary>
internal sealed class Trail
{
    public static readonly Trail Root = new(null, null, 0);

    private readonly Trail? _parent;
    private readonly string? _name;
    private readonly int _index;

    private Trail(Trail? parent, string? name, int index)
    {
        (_parent, _name, _index) = (parent, name, index);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public int Depth { get; }

    public Trail At(string property) => new(this, property, 0);

    public Trail At(int index) => new(this, null, index);

    public override string ToString()
    {
        var steps = new List<string>();
        for (var place = this; place._parent is not null; place = place._parent)
        {
            steps.Add(place._name is { } name ? Step(name) : "[" + place._index.ToString(CultureInfo.InvariantCulture) + "]");
        }

        steps.Add("$");
        steps.Reverse();
        return string.Concat(steps);
    }

    /// <summary>The place as a JSON pointer of RFC 6901; empty for the root.</summary>
    public string ToPointer()
    {
        var steps = new List<string>();
        for (var place = this; place._parent is not null; place = place._parent)
        {
            steps.Add(place._name is { } name ? name.Replace("~", "~0").Replace("/", "~1") : place._index.ToString(CultureInfo.InvariantCulture));
            steps.Add("/");
        }

        steps.Reverse();
        return string.Concat(steps);
    }

    /// <summary>A property as a step of a path: <c>.name</c>, or <c>['odd name']</c> where it is not an identifier.</summary>
    public static string Step(string name)
    {
        if (IsIdentifier(name))
        {
            return "." + name;
        }

        var text = new StringBuilder("['", name.Length + 4);
        foreach (var character in name)
        {
            if (character is '\'' or '\\')
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.Append("']").ToString();
    }

    private static bool IsIdentifier(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            if (!(character is '_' or '$' || char.IsLetter(character) || (i > 0 && char.IsDigit(character))))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
