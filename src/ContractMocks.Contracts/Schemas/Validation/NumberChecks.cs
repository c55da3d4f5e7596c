using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords of numbers.</summary>
internal static class NumberChecks
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        // A boolean exclusiveMinimum is the way of draft 4 and OpenAPI 3.0 to say that the minimum itself is out.
        var hasFlags = compiler.Has(Rules.BooleanBounds);
        AddBound(checks, schema, hasFlags && IsTrue(schema, "exclusiveMinimum") ? "exclusiveMinimum" : "minimum", "minimum");
        AddBound(checks, schema, hasFlags && IsTrue(schema, "exclusiveMaximum") ? "exclusiveMaximum" : "maximum", "maximum");
        if (compiler.Has(Rules.Draft6Words))
        {
            AddBound(checks, schema, "exclusiveMinimum", "exclusiveMinimum");
            AddBound(checks, schema, "exclusiveMaximum", "exclusiveMaximum");
        }

        if (schema.TryGetProperty("multipleOf", out var step) && step.ValueKind == JsonValueKind.Number && step.TryGetDouble(out var size) && size > 0)
        {
            checks.Add(new MultipleCheck(step));
        }
    }

    private static void AddBound(List<Check> checks, JsonElement schema, string keyword, string source)
    {
        if (schema.TryGetProperty(source, out var bound) && bound.ValueKind == JsonValueKind.Number)
        {
            checks.Add(new RangeCheck(keyword, bound));
        }
    }

    private static bool IsTrue(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class RangeCheck(string keyword, JsonElement bound) : LeafCheck
{
    private readonly JsonElement _bound = bound;
    private readonly bool _isLower = keyword.EndsWith("inimum", StringComparison.Ordinal);
    private readonly bool _isExclusive = keyword.StartsWith("exclusive", StringComparison.Ordinal);

    public override SchemaTypes AppliesTo => SchemaTypes.Number;

    protected override string Keyword { get; } = keyword;

    protected override string Expected =>
        (_isLower, _isExclusive) switch
        {
            (true, false) => "a number of at least ",
            (true, true) => "a number above ",
            (false, false) => "a number of at most ",
            (false, true) => "a number below ",
        } + _bound.GetRawText();

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var order = ExactNumber.Compare(instance, _bound);
        return order == 0 ? !_isExclusive : order > 0 == _isLower;
    }
}

/// <summary><c>multipleOf</c>.</summary>
internal sealed class MultipleCheck(JsonElement step) : LeafCheck
{
    private readonly JsonElement _step = step;

    public override SchemaTypes AppliesTo => SchemaTypes.Number;

    protected override string Keyword => "multipleOf";

    protected override string Expected => "a multiple of " + _step.GetRawText();

    public override bool Accepts(JsonElement instance, ref Walk walk) => ExactNumber.IsMultiple(instance, _step);
}
