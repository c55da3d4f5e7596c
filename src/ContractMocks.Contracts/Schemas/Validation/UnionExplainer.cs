using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Says why no branch of a union fits, as a person would: by the branch that was meant. That is the one its discriminating value picks, else
/// the one of the right type, else the one with the fewest mistakes near the top; when none stands out, what was allowed.
/// </summary>
internal sealed class UnionExplainer(
    string keyword,
    SchemaNode[] branches,
    SchemaPlace[] sources,
    Discrimination? discrimination)
{
    /// <summary>A branch with more mistakes than this at its own level was hardly meant.</summary>
    private const int NearEnough = 2;

    private readonly SchemaPeek _peek = new();

    public void Explain(JsonElement instance, int[] candidates, Trail trail, Findings findings)
    {
        Choose(instance, candidates, trail, findings);
        findings.Walk.Spend(_peek.Looks);
    }

    private void Choose(JsonElement instance, int[] candidates, Trail trail, Findings findings)
    {
        var types = TypeCheck.Of(instance);
        var viable = Array.FindAll(candidates, branch => (_peek.Types(sources[branch]) & types) != 0);
        if (instance.ValueKind == JsonValueKind.Object && discrimination is not null && ExplainDiscriminator(instance, viable, trail, findings))
        {
            return;
        }

        switch (viable.Length)
        {
            case 0:
                var allowed = sources.Aggregate(SchemaTypes.None, (all, source) => all | _peek.Types(source));
                findings.Add(trail, new SchemaError("", "type", Words.Types(allowed), Words.Value(instance)));
                break;
            case 1:
                branches[viable[0]].Explain(instance, trail, findings);
                break;
            default:
                ExplainBest(instance, viable, trail, findings);
                break;
        }
    }

    private bool ExplainDiscriminator(JsonElement instance, int[] viable, Trail trail, Findings findings)
    {
        var property = discrimination!.Property;
        var allowed = discrimination.Values.Select(JsonNames.Quote).ToEquatableArray();
        if (!discrimination.TryGetValue(instance, out var value))
        {
            if (viable.Length == 0 || !Array.TrueForAll(viable, branch => _peek.Required(sources[branch]).Contains(property)))
            {
                return false;
            }

            var expected = $"the property {JsonNames.Quote(property)}, {Words.OneOf(allowed)}";
            findings.Add(trail, new SchemaError("", "required", expected, "an object without it") { Property = property, Allowed = allowed });
            return true;
        }

        var isText = value.ValueKind == JsonValueKind.String;
        var isUnknown = isText ? viable.Length == 0 : !Array.Exists(viable, branch => Array.IndexOf(discrimination.Others, branch) >= 0);
        if (isUnknown)
        {
            var error = new SchemaError("", isText ? "enum" : "type", Words.OneOf(allowed), Words.Value(value)) { Allowed = allowed };
            findings.Add(trail.At(property), error);
        }

        return isUnknown;
    }

    private void ExplainBest(JsonElement instance, int[] viable, Trail trail, Findings findings)
    {
        var attempts = new List<List<Finding>>();
        foreach (var branch in viable)
        {
            var mark = findings.Count;
            branches[branch].Explain(instance, trail, findings);
            var attempt = findings.TakeSince(mark);
            if (attempt.Count > 0)
            {
                attempts.Add(attempt);
            }
        }

        if (attempts.Count > 0 && attempts.TrueForAll(attempt => attempt.Count == 1 && attempt[0].Depth == trail.Depth && attempt[0].Error.Allowed.Count > 0))
        {
            var allowed = attempts.SelectMany(static attempt => attempt[0].Error.Allowed).Distinct().ToEquatableArray();
            findings.Add(trail, new SchemaError("", "enum", Words.OneOf(allowed), Words.Value(instance)) { Allowed = allowed });
            return;
        }

        if (attempts.Count > 1 && Array.TrueForAll(viable, branch => OnlyRequires(sources[branch].Json)) && attempts.TrueForAll(attempt => IsMissing(attempt, trail)))
        {
            findings.Add(trail, attempts[0][0].Error with { Expected = Words.Or([.. attempts.Select(static attempt => attempt[0].Error.Expected).Distinct()]) });
            return;
        }

        var best = attempts
            .OrderBy(attempt => OwnMistakes(attempt, trail))
            .ThenBy(static attempt => attempt.Count)
            .ThenByDescending(static attempt => attempt.Max(static finding => finding.Depth))
            .FirstOrDefault();
        if (best is not null && StandsOut(best, attempts, trail))
        {
            findings.Add(best);
            return;
        }

        var names = viable.Select(branch => _peek.Name(sources[branch])).Distinct().ToList();
        findings.Add(trail, new SchemaError("", keyword, Words.Or(names), Words.Value(instance) + " that fits none of them"));
    }

    // Each branch would do with one more property: any of them is the answer.
    private static bool IsMissing(List<Finding> attempt, Trail trail) =>
        attempt.Count == 1 && attempt[0].Depth == trail.Depth && attempt[0].Error.Keyword == "required";

    private static bool OnlyRequires(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.EnumerateObject().All(static keyword => keyword.Name is "required" or "description");

    private static bool StandsOut(List<Finding> best, List<List<Finding>> attempts, Trail trail)
    {
        var own = OwnMistakes(best, trail);
        return own == 0 || (own <= NearEnough && attempts.Count(attempt => OwnMistakes(attempt, trail) == own && attempt.Count == best.Count) == 1);
    }

    private static int OwnMistakes(List<Finding> attempt, Trail trail) => attempt.Count(finding => finding.Depth <= trail.Depth);
}
