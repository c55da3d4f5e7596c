using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>The keywords that apply whole schemas to the same instance, but unions (<see cref="UnionCheck"/>).</summary>
internal static class Combinators
{
    public static void AddTo(List<Check> checks, JsonElement schema, SchemaCompiler compiler)
    {
        if (Keywords.Text(schema, "$ref") is { } reference)
        {
            checks.Add(new ReferenceCheck(reference, compiler.Document));
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

        if (Keywords.Schema(schema, "if") is { } condition)
        {
            var then = Keywords.Schema(schema, "then");
            var otherwise = Keywords.Schema(schema, "else");
            checks.Add(new ConditionCheck(compiler.Node(condition), compiler.Node(then), compiler.Node(otherwise)));
        }
    }
}

/// <summary><c>$ref</c>. What it points to is compiled when first reached, which also lets schemas refer to themselves.</summary>
internal sealed class ReferenceCheck(string reference, SchemaDocument document) : Check
{
    private SchemaNode? _target;

    // Two threads may both look; they find the same node.
    private SchemaNode? Target => _target ??= document.Node(reference);

    public override bool Accepts(JsonElement instance, ref Walk walk) => Target is { } target && target.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (Target is { } target)
        {
            target.Explain(instance, trail, findings);
        }
        else
        {
            findings.Add(trail, new SchemaError("", "$ref", $"a value that fits the schema '{reference}'", "that the schema has no such place"));
        }
    }

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk) =>
        Target is { } target && target.EvaluatesProperty(instance, property, ref walk);

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk) =>
        Target is { } target && target.EvaluatesItem(instance, index, ref walk);
}

/// <summary>A schema of <c>allOf</c>.</summary>
internal sealed class PartCheck(SchemaNode schema) : Check
{
    public override bool Accepts(JsonElement instance, ref Walk walk) => schema.Accepts(instance, ref walk);

    public override void Explain(JsonElement instance, Trail trail, Findings findings) => schema.Explain(instance, trail, findings);

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk) =>
        schema.EvaluatesProperty(instance, property, ref walk);

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk) => schema.EvaluatesItem(instance, index, ref walk);
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

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk)
    {
        if (!condition.Accepts(instance, ref walk))
        {
            return otherwise.EvaluatesProperty(instance, property, ref walk);
        }

        return condition.EvaluatesProperty(instance, property, ref walk) || then.EvaluatesProperty(instance, property, ref walk);
    }

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk)
    {
        if (!condition.Accepts(instance, ref walk))
        {
            return otherwise.EvaluatesItem(instance, index, ref walk);
        }

        return condition.EvaluatesItem(instance, index, ref walk) || then.EvaluatesItem(instance, index, ref walk);
    }
}
