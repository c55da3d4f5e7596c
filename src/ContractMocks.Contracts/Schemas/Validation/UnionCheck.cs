using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary><c>anyOf</c> and <c>oneOf</c>. Where a property tells the branches apart, only the branch that it names is judged and explained.</summary>
internal sealed class UnionCheck : Check
{
    private readonly string _keyword;
    private readonly bool _isExclusive;
    private readonly SchemaNode[] _branches;
    private readonly SchemaPlace[] _sources;
    private readonly int[] _all;
    private readonly SchemaPlace _schema;
    private Discrimination? _discrimination;
    private volatile bool _isDiscriminated;

    private UnionCheck(string keyword, JsonElement schema, JsonElement[] sources, SchemaCompiler compiler)
    {
        _keyword = keyword;
        _isExclusive = keyword == "oneOf" && !compiler.Has(Rules.OneOfMayOverlap);
        _schema = new SchemaPlace(schema, compiler);
        _sources = Array.ConvertAll(sources, source => new SchemaPlace(source, compiler));
        _branches = Array.ConvertAll(sources, compiler.Node);
        _all = new int[sources.Length];
        for (var i = 0; i < _all.Length; i++)
        {
            _all[i] = i;
        }
    }

    public static void AddTo(List<Check> checks, JsonElement schema, string keyword, SchemaCompiler compiler)
    {
        if (Keywords.Schemas(schema, keyword) is { Length: > 0 } branches)
        {
            checks.Add(new UnionCheck(keyword, schema, branches, compiler));
        }
    }

    public override bool Accepts(JsonElement instance, ref Walk walk)
    {
        var fitting = 0;
        foreach (var branch in Candidates(instance, ref walk))
        {
            if (_branches[branch].Accepts(instance, ref walk))
            {
                fitting++;
                if (!_isExclusive || fitting > 1)
                {
                    break;
                }
            }
        }

        return fitting == 1;
    }

    public override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        var candidates = Candidates(instance, ref findings.Walk);
        var fitting = new List<int>();
        foreach (var branch in candidates)
        {
            if (_branches[branch].Accepts(instance, ref findings.Walk))
            {
                fitting.Add(branch);
            }
        }

        if (fitting.Count == 0)
        {
            new UnionExplainer(_keyword, _branches, _sources, Told(ref findings.Walk)).Explain(instance, candidates, trail, findings);
        }
        else if (_isExclusive && fitting.Count > 1)
        {
            var peek = new SchemaPeek();
            var names = string.Join(", ", fitting.Select(branch => peek.Name(_sources[branch])));
            findings.Walk.Spend(peek.Looks);
            findings.Add(trail, new SchemaError("", _keyword, "a value that fits exactly one alternative", $"one that fits {fitting.Count}: {names}"));
        }
    }

    public override void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        foreach (var branch in Candidates(instance, ref walk))
        {
            if (_branches[branch].Accepts(instance, ref walk))
            {
                _branches[branch].MarkProperties(instance, seen, ref walk);
            }
        }
    }

    public override void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
        foreach (var branch in _branches)
        {
            if (branch.Accepts(instance, ref walk))
            {
                branch.MarkItems(instance, seen, ref walk);
            }
        }
    }

    private int[] Candidates(JsonElement instance, ref Walk walk) =>
        instance.ValueKind == JsonValueKind.Object ? Told(ref walk)?.Candidates(instance) ?? _all : _all;

    // Looks far into the branches, so not before an object comes this way. Two threads may both look; they find the same.
    private Discrimination? Told(ref Walk walk)
    {
        if (!_isDiscriminated)
        {
            var peek = new SchemaPeek();
            _discrimination = _sources.Length > 1 ? Discrimination.TryCreate(_schema, _sources, peek) : null;
            _isDiscriminated = true;
            walk.Spend(peek.Looks);
        }

        return _discrimination;
    }
}
