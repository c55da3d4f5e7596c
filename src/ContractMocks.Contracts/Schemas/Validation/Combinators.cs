using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords that apply whole schemas to the same instance, but unions (<see cref="UnionCheck"/>).</summary>
internal static class Combinators
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        AddReferences(checks, schema, compiler);
        if (!compiler.Has(Rules.Applicators))
        {
            return;
        }

        foreach (var part in Keywords.Schemas(schema, "allOf"))
        {
            checks.Add(new PartCheck(compiler.Node(part)));
        }

        UnionCheck.AddTo(checks, schema, "anyOf", compiler);
        UnionCheck.AddTo(checks, schema, "oneOf", compiler);
        if (Keywords.Schema(schema, "not") is { } not)
        {
            checks.Add(new NotCheck(compiler.Node(not), not));
        }

        if (compiler.Has(Rules.Conditions) && Keywords.Schema(schema, "if") is { } condition)
        {
            var then = Keywords.Schema(schema, "then");
            var otherwise = Keywords.Schema(schema, "else");
            checks.Add(new ConditionCheck(compiler.Node(condition), compiler.Node(then), compiler.Node(otherwise)));
        }
    }

    public static void AddReferences(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (Keywords.Text(schema, "$ref") is { } reference)
        {
            checks.Add(new ReferenceCheck("$ref", reference, compiler));
        }

        if (compiler.Has(Rules.DynamicRef) && Keywords.Text(schema, "$dynamicRef") is { } dynamic)
        {
            checks.Add(new ReferenceCheck("$dynamicRef", dynamic, compiler));
        }

        if (compiler.Has(Rules.RecursiveRef) && Keywords.Text(schema, "$recursiveRef") is { } recursive)
        {
            checks.Add(new ReferenceCheck("$recursiveRef", recursive, compiler));
        }
    }
}

/// <summary>
/// <c>$ref</c>, <c>$dynamicRef</c> and <c>$recursiveRef</c>. What it points to is compiled when first reached, which also lets schemas refer to
/// themselves.
/// </summary>
internal sealed class ReferenceCheck(string keyword, string reference, SchemaCompiler compiler) : Check
{
    private SchemaNode? _target;

    // Two threads may both look; they find the same node.
    private SchemaNode? Target => _target ??= compiler.Referenced(reference, isDynamic: keyword.Length > 4);

    public override bool Accepts(JsonElement instance, ref Walk walk) => Target is { } target && target.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (Target is { } target)
        {
            target.Explain(instance, trail, findings);
            return;
        }

        findings.Add(trail, new SchemaError("", keyword, $"a value that fits the schema '{reference}'", "that " + compiler.WhyNot(reference)));
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk) => Target?.MarkProperties(instance, seen, ref walk);

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk) => Target?.MarkItems(instance, seen, ref walk);
}

/// <summary>A schema of <c>allOf</c>.</summary>
internal sealed class PartCheck(SchemaNode schema) : Check
{
    public override bool Accepts(JsonElement instance, ref Walk walk) => schema.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings) => schema.Explain(instance, trail, findings);

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk) => schema.MarkProperties(instance, seen, ref walk);

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk) => schema.MarkItems(instance, seen, ref walk);
}

/// <summary><c>not</c>.</summary>
internal sealed class NotCheck(SchemaNode schema, JsonElement source) : LeafCheck
{
    protected override string Keyword => "not";

    protected override string Expected => "a value that does not fit " + Cut(source.GetRawText());

    public override bool Accepts(JsonElement instance, ref Walk walk) => !schema.Accepts(instance, ref walk);

    private static string Cut(string text) => text.Length <= 120 ? text : text.Substring(0, 120) + "…";
}

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionCheck(SchemaNode condition, SchemaNode then, SchemaNode otherwise) : Check
{
    public override bool Accepts(JsonElement instance, ref Walk walk) =>
        condition.Accepts(instance, ref walk) ? then.Accepts(instance, ref walk) : otherwise.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var chosen = condition.Accepts(instance, ref findings.Walk) ? then : otherwise;
        chosen.Explain(instance, trail, findings);
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        var chosen = otherwise;
        if (condition.Accepts(instance, ref walk))
        {
            condition.MarkProperties(instance, seen, ref walk);
            chosen = then;
        }

        chosen.MarkProperties(instance, seen, ref walk);
    }

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        var chosen = otherwise;
        if (condition.Accepts(instance, ref walk))
        {
            condition.MarkItems(instance, seen, ref walk);
            chosen = then;
        }

        chosen.MarkItems(instance, seen, ref walk);
    }
}
