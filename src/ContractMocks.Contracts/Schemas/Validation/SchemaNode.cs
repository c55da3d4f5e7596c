using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>A compiled schema: its checks, sorted by the kind of instance they can refuse.</summary>
internal sealed class SchemaNode : Check
{
    private readonly Check[] _checks;
    private readonly Check[] _forObjects;
    private readonly Check[] _forArrays;
    private readonly Check[] _forStrings;
    private readonly Check[] _forNumbers;
    private readonly Check[] _forLiterals;
    private readonly bool _nullable;

    /// <param name="checks">The checks, cheapest first.</param>
    /// <param name="nullable">Whether OpenAPI 3.0's <c>nullable</c> lets null pass whatever else is said.</param>
    public SchemaNode(List<Check> checks, bool nullable)
    {
        _nullable = nullable;
        _checks = [.. checks];
        _forObjects = For(SchemaTypes.Object);
        _forArrays = For(SchemaTypes.Array);
        _forStrings = For(SchemaTypes.String);
        _forNumbers = For(SchemaTypes.Number);
        _forLiterals = For(SchemaTypes.Boolean | SchemaTypes.Null);
    }

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        if (!walk.TryEnter())
        {
            return false;
        }

        var accepted = true;
        foreach (var check in ChecksFor(instance.ValueKind))
        {
            if (!check.Accepts(instance, ref walk))
            {
                accepted = false;
                break;
            }
        }

        walk.Leave();
        return accepted;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (!findings.Walk.TryEnter())
        {
            findings.AddBound(trail);
            return;
        }

        foreach (var check in ChecksFor(instance.ValueKind))
        {
            var before = findings.Count;
            check.Explain(instance, trail, findings);
            if (check is TypeCheck && findings.Count > before)
            {
                // What else is said of a value of the wrong type only repeats the mistake.
                break;
            }
        }

        findings.Walk.Leave();
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk) => MarkProperties(instance, seen, except: null, ref walk);

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk) => MarkItems(instance, seen, except: null, ref walk);

    /// <summary>As the override, but without asking one check: the <c>unevaluated…</c> that asks.</summary>
    public void MarkProperties(JsonElement instance, Span<bool> seen, Check? except, ref Walk walk)
    {
        if (!walk.TryEnter())
        {
            return;
        }

        foreach (var check in _forObjects)
        {
            if (!ReferenceEquals(check, except))
            {
                check.MarkProperties(instance, seen, ref walk);
            }
        }

        walk.Leave();
    }

    /// <inheritdoc cref="MarkProperties(JsonElement, Span{bool}, Check?, ref Walk)" />
    public void MarkItems(JsonElement instance, Span<bool> seen, Check? except, ref Walk walk)
    {
        if (!walk.TryEnter())
        {
            return;
        }

        foreach (var check in _forArrays)
        {
            if (!ReferenceEquals(check, except))
            {
                check.MarkItems(instance, seen, ref walk);
            }
        }

        walk.Leave();
    }

    private Check[] ChecksFor(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => _forObjects,
        JsonValueKind.Array => _forArrays,
        JsonValueKind.String => _forStrings,
        JsonValueKind.Number => _forNumbers,
        JsonValueKind.Null when _nullable => [],
        _ => _forLiterals,
    };

    private Check[] For(SchemaTypes types) => Array.FindAll(_checks, check => (check.AppliesTo & types) != 0);
}
