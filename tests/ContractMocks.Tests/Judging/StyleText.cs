using System.Text;
using System.Text.Json;

namespace ContractMocks.Tests.Judging;

/// <summary>Writes values in the styles of OpenAPI, as clients do: the other end of what is tested.</summary>
internal static class StyleText
{
    /// <summary>The pairs of a query; empty where the style cannot say the value (an empty list).</summary>
    public static string Query(Parameter parameter, JsonElement value)
    {
        var name = Escape(parameter.Name);
        if (parameter.MediaType.Length > 0)
        {
            return $"{name}={Escape(value.GetRawText())}";
        }

        return (value.ValueKind, parameter.Style, parameter.Explode) switch
        {
            (JsonValueKind.Array, ParameterStyle.DeepObject, _) => Brackets(parameter.Name, value),
            (JsonValueKind.Array, _, true) => Join("&", value.EnumerateArray().Select(item => $"{name}={Escape(Text(item))}")),
            (JsonValueKind.Array, ParameterStyle.SpaceDelimited, _) => $"{name}={Join("%20", Items(value))}",
            (JsonValueKind.Array, ParameterStyle.PipeDelimited, _) => $"{name}={Join("|", Items(value))}",
            (JsonValueKind.Array, _, _) => $"{name}={Join(",", Items(value))}",
            (JsonValueKind.Object, ParameterStyle.DeepObject, _) => Brackets(parameter.Name, value),
            (JsonValueKind.Object, _, true) => Join("&", value.EnumerateObject().Select(member => $"{Escape(member.Name)}={Escape(Text(member.Value))}")),
            (JsonValueKind.Object, ParameterStyle.SpaceDelimited, _) => $"{name}={Join("%20", InTurn(value, Escape))}",
            (JsonValueKind.Object, ParameterStyle.PipeDelimited, _) => $"{name}={Join("|", InTurn(value, Escape))}",
            (JsonValueKind.Object, _, _) => $"{name}={Join(",", InTurn(value, Escape))}",
            _ => $"{name}={Escape(Text(value))}",
        };
    }

    /// <summary>A segment of a path, a header or a cookie's value.</summary>
    public static string Plain(Parameter parameter, JsonElement value, Func<string, string> escape)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        IEnumerable<string> texts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => escape(Text(item)))
            : isObject && parameter.Explode ? value.EnumerateObject().Select(member => $"{escape(member.Name)}={escape(Text(member.Value))}")
            : isObject ? InTurn(value, escape)
            : [escape(Text(value))];
        return (parameter.Style, parameter.Explode) switch
        {
            (ParameterStyle.Label, true) => "." + Join(".", texts),
            (ParameterStyle.Label, false) => "." + Join(",", texts),
            (ParameterStyle.Matrix, true) when isObject => ";" + Join(";", texts),
            (ParameterStyle.Matrix, true) => Join("", texts.Select(text => $";{parameter.Name}={text}")),
            (ParameterStyle.Matrix, false) => $";{parameter.Name}={Join(",", texts)}",
            _ => Join(",", texts),
        };
    }

    /// <summary><c>a[b][0][c]=…</c>, as Stripe's clients write forms.</summary>
    public static string Brackets(string name, JsonElement value) => Join("&", Leaves(name, value).Select(static leaf => $"{Escape(leaf.Name)}={Escape(leaf.Text)}"));

    public static IEnumerable<(string Name, string Text)> Leaves(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(name.Length == 0 ? member.Name : $"{name}[{member.Name}]", member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Leaves($"{name}[{index}]", item)),
        _ => [(name, Text(value))],
    };

    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    public static string Escape(string text) => Uri.EscapeDataString(text);

    private static IEnumerable<string> Items(JsonElement list) => list.EnumerateArray().Select(static item => Escape(Text(item)));

    private static IEnumerable<string> InTurn(JsonElement value, Func<string, string> escape) =>
        value.EnumerateObject().SelectMany(member => (string[])[escape(member.Name), escape(Text(member.Value))]);

    private static string Join(string separator, IEnumerable<string> texts) => new StringBuilder().AppendJoin(separator, texts).ToString();
}
