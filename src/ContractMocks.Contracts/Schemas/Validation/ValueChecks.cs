using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary><c>enum</c> and <c>const</c>: equality with a listed value, numbers by value.</summary>
internal sealed class ListedValueCheck : LeafCheck
{
    private readonly NameTable _strings;
    private readonly JsonElement[] _others;
    private readonly EquatableArray<string> _allowed;

    private ListedValueCheck(string keyword, JsonElement[] values)
    {
        Keyword = keyword;
        var strings = new List<string>();
        var allowed = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            allowed[i] = values[i].GetRawText();
            if (values[i].ValueKind == JsonValueKind.String)
            {
                strings.Add(Utf8Text.StringOf(values[i]));
            }
        }

        _strings = new NameTable(strings.Distinct(StringComparer.Ordinal).ToArray());
        _others = new JsonElement[values.Length - strings.Count];
        var others = 0;
        foreach (var value in values)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                _others[others++] = value;
            }
        }

        _allowed = new EquatableArray<string>(allowed);
    }

    protected override string Keyword { get; }

    protected override string Expected => _allowed.Count == 0 ? "nothing (the list of values is empty)" : Words.OneOf(_allowed);

    protected override EquatableArray<string> Allowed => _allowed;

    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (compiler.Has(Rules.Draft6Words) && schema.TryGetProperty("const", out var constant))
        {
            checks.Add(new ListedValueCheck("const", [constant]));
        }

        if (schema.TryGetProperty("enum", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            checks.Add(new ListedValueCheck("enum", Keywords.Items(list)));
        }
    }

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        if (instance.ValueKind == JsonValueKind.String)
        {
            return _strings.Find(Utf8Text.Of(instance)) >= 0;
        }

        foreach (var value in _others)
        {
            if (JsonEquality.AreEqual(value, instance))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NeverCheck : LeafCheck
{
    protected override string Keyword => "false";

    protected override string Expected => "no value at all here";

    public override bool Accepts(JsonElement instance, ref Walk walk) => false;
}
