using ContractMocks.Schemas;

namespace ContractMocks.Engine.Judging;

/// <summary>
/// The ways in which what was sent for a parameter can be read: the declared style first, then those that clients in use send instead. The first that
/// the schema accepts counts; none at all means that the parameter is not there.
/// </summary>
internal static class ParameterReadings
{
    public static IEnumerable<Field> Of(ParameterPlan plan, RequestText request) => plan.Parameter.In switch
    {
        ParameterPlace.Query => QueryReadings.Of(plan, request.Query),
        ParameterPlace.Path => request.PathValue(plan.Parameter.Name) is { } value ? InPath(plan, value) : [],
        ParameterPlace.Header => request.Header(plan.Parameter.Name) is { } value ? Listed(plan, value, [',']) : [],
        _ => InCookies(plan, request.Cookies),
    };

    /// <summary>One text: as it is, as a list, as an object of names and values in turn or joined by an equals sign.</summary>
    public static IEnumerable<Field> Listed(ParameterPlan plan, string text, char[] separators)
    {
        if (plan.IsScalar)
        {
            yield return Field.Text(text);
            yield break;
        }

        if (plan.TakesLoneText && text.AsSpan().IndexOfAny(separators) < 0)
        {
            yield return Field.Text(text);
        }

        foreach (var separator in separators)
        {
            if (plan.Shape.Allows(SchemaTypes.Array))
            {
                yield return Field.List(Cut(text, separator));
            }

            if (plan.Shape.Allows(SchemaTypes.Object))
            {
                foreach (var read in Objects(plan.Parameter.Explode, Cut(text, separator)))
                {
                    yield return read;
                }
            }
        }

        yield return Field.Text(text);
    }

    /// <summary>An object of <c>a,1,b,2</c> or <c>a=1,b=2</c>; the declared one first, none where neither fits.</summary>
    private static IEnumerable<Field> Objects(bool isExploded, List<string> texts)
    {
        var byEquals = texts.TrueForAll(static text => text.Contains('=', StringComparison.Ordinal)) ? ByEquals(texts) : null;
        var inTurn = texts.Count % 2 == 0 ? InTurn(texts) : null;
        var (first, second) = isExploded ? (byEquals, inTurn) : (inTurn, byEquals);
        if (first is not null)
        {
            yield return first;
        }

        if (second is not null)
        {
            yield return second;
        }
    }

    private static IEnumerable<Field> InPath(ParameterPlan plan, string value)
    {
        var name = plan.Parameter.Name;
        switch (plan.Parameter.Style)
        {
            case ParameterStyle.Label:
                var label = value.StartsWith('.') ? value[1..] : value;
                return Listed(plan, label, plan.Parameter.Explode ? ['.', ','] : [',', '.']);
            case ParameterStyle.Matrix when plan.Parameter.Explode && !plan.IsScalar:
                var parts = Cut(value.StartsWith(';') ? value[1..] : value, ';');
                return Matrix(plan, name, parts);
            case ParameterStyle.Matrix:
                var prefix = $";{name}=";
                return Listed(plan, value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value, [',']);
            default:
                return Listed(plan, value, [',']);
        }
    }

    /// <summary><c>;id=3;id=4</c> for lists, <c>;R=100;G=200</c> for objects.</summary>
    private static IEnumerable<Field> Matrix(ParameterPlan plan, string name, List<string> parts)
    {
        var prefix = name + "=";
        if (plan.TakesLoneText && parts.Count == 1 && parts[0].StartsWith(prefix, StringComparison.Ordinal))
        {
            yield return Field.Text(parts[0][prefix.Length..]);
        }

        if (plan.Shape.Allows(SchemaTypes.Array))
        {
            yield return Field.List(parts.Select(part => part.StartsWith(prefix, StringComparison.Ordinal) ? part[prefix.Length..] : part));
        }

        if (plan.Shape.Allows(SchemaTypes.Object))
        {
            yield return ByEquals(parts);
        }
    }

    private static IEnumerable<Field> InCookies(ParameterPlan plan, List<KeyValuePair<string, string>> cookies)
    {
        var values = cookies.FindAll(cookie => cookie.Key == plan.Parameter.Name).ConvertAll(static cookie => Decode(cookie.Value));
        if (values.Count > 1)
        {
            return [Field.List(values)];
        }

        if (values.Count == 1)
        {
            return Listed(plan, values[0], [',']);
        }

        // Exploded, an object's properties are cookies of their own.
        var members = plan is { IsScalar: false, Parameter.Explode: true } && plan.Shape.Allows(SchemaTypes.Object)
            ? cookies.FindAll(cookie => plan.Shape.Declares(cookie.Key))
            : [];
        return members.Count == 0 ? [] : [Object(members.Select(static member => (member.Key, Decode(member.Value))))];
    }

    private static string Decode(string text) => PercentText.TryDecode(text, plusIsSpace: false, out var decoded) ? decoded : text;

    private static Field ByEquals(List<string> texts) => Object(texts.Select(static text =>
        text.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, "")));

    private static Field InTurn(List<string> texts) => Object(texts.Chunk(2).Select(static pair => (pair[0], pair[1])));

    private static Field Object(IEnumerable<(string Name, string Value)> members)
    {
        var field = new Field();
        foreach (var (name, value) in members)
        {
            field.Member(name).Values.Add(new FieldValue(value));
        }

        return field;
    }

    private static List<string> Cut(string text, char separator) =>
        text.Length == 0 ? [] : [.. text.Split(separator, StringSplitOptions.TrimEntries)];
}
