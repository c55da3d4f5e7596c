namespace ContractMocks.Fakes.Solving;

internal sealed partial class Shape
{
    private Goal MakePropertyGoal(string name)
    {
        var literals = new List<Literal>();
        HashSet<Scope>? known = null;
        foreach (var rule in PropertyRules)
        {
            if (rule.AddTo(literals, name) && UnevaluatedProperties.Count > 0)
            {
                (known ??= []).Add(rule.Scope);
            }
        }

        foreach (var rule in UnevaluatedProperties)
        {
            var isKnown = known?.Any(scope => scope.IsWithin(rule.Scope)) == true
                || UnevaluatedProperties.Any(other => !ReferenceEquals(other, rule) && !ReferenceEquals(other.Scope, rule.Scope) && other.Scope.IsWithin(rule.Scope));
            if (!isKnown)
            {
                literals.Add(rule.Value);
            }
        }

        foreach (var demand in PropertyDemands)
        {
            if (demand.Name == name)
            {
                literals.Add(demand.Value);
            }
        }

        return Goal.Of(literals);
    }

    private Goal MakeItemGoal(int index)
    {
        var literals = new List<Literal>();
        var known = new List<Scope>();
        foreach (var rule in ItemRules)
        {
            if (rule.At(index) is { } literal)
            {
                literals.Add(literal);
                known.Add(rule.Scope);
            }
        }

        foreach (var rule in UnevaluatedItems)
        {
            var isKnown = known.Exists(scope => scope.IsWithin(rule.Scope))
                || UnevaluatedItems.Exists(other => !ReferenceEquals(other.Scope, rule.Scope) && other.Scope.IsWithin(rule.Scope));
            if (!isKnown)
            {
                // What fits contains is evaluated by it.
                var contains = Contains.Find(contains => contains.Scope.IsWithin(rule.Scope));
                literals.Add(contains is not null && rule.Value.Schema.IsNever ? contains.Value : rule.Value);
            }
        }

        foreach (var demand in ItemDemands)
        {
            if (demand.Index == index)
            {
                literals.Add(demand.Value);
            }
        }

        return Goal.Of(literals);
    }
}
