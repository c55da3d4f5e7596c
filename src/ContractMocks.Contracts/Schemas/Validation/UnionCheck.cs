using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary><c>anyOf</c> and <c>oneOf</c>. Where a property tells the branches apart, only the branch that it names is judged and explained.</summary>
internal sealed class UnionCheck : Check
{
    private readonly string _keyword;
    private readonly bool _isExclusive;
    private readonly SchemaNode[] _branches;
    private readonly JsonElement[] _sources;
    private readonly int[] _all;
    private readonly JsonElement _schema;
    private readonly SchemaDocument _document;
    private readonly Lazy<Discrimination?> _discrimination;

    private UnionCheck(string keyword, JsonElement schema, JsonElement[] sources, SchemaCompiler compiler)
    {
        _keyword = keyword;
        _isExclusive = keyword == "oneOf";
        _schema = schema;
        _sources = sources;
        _branches = Array.ConvertAll(sources, compiler.Node);
        _all = new int[sources.Length];
        for (var i = 0; i < _all.Length; i++)
        {
            _all[i] = i;
        }

        _document = compiler.Document;
        _discrimination = new Lazy<Discrimination?>(Discriminate, LazyThreadSafetyMode.PublicationOnly);
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
        foreach (var branch in Candidates(instance))
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
        var candidates = Candidates(instance);
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
            new UnionExplainer(_keyword, _branches, _sources, _discrimination.Value, _document).Explain(instance, candidates, trail, findings);
        }
        else if (_isExclusive && fitting.Count > 1)
        {
            var peek = new SchemaPeek(_document);
            var names = string.Join(", ", fitting.Select(branch => peek.Name(_sources[branch])));
            findings.Add(trail, new SchemaError("", _keyword, "a value that fits exactly one alternative", $"one that fits {fitting.Count}: {names}"));
        }
    }

    public override bool EvaluatesProperty(JsonElement instance, JsonProperty property, ref Walk walk)
    {
        foreach (var branch in Candidates(instance))
        {
            if (_branches[branch].Accepts(instance, ref walk) && _branches[branch].EvaluatesProperty(instance, property, ref walk))
            {
                return true;
            }
        }

        return false;
    }

    public override bool EvaluatesItem(JsonElement instance, int index, ref Walk walk)
    {
        foreach (var branch in _branches)
        {
            if (branch.Accepts(instance, ref walk) && branch.EvaluatesItem(instance, index, ref walk))
            {
                return true;
            }
        }

        return false;
    }

    private int[] Candidates(JsonElement instance) =>
        instance.ValueKind == JsonValueKind.Object ? _discrimination.Value?.Candidates(instance) ?? _all : _all;

    // Looks far into the branches, so not before an object comes this way.
    private Discrimination? Discriminate() => _sources.Length > 1 ? Discrimination.TryCreate(_schema, _sources, _document) : null;
}
