namespace ContractMocks.Fakes.Solving;

/// <summary>The part of a schema tree that <c>unevaluated…</c> looks at: a schema that has the keyword, and all that is applied inside it.</summary>
internal sealed class Scope(Scope? outer)
{
    public static readonly Scope Root = new(null);

    public bool IsWithin(Scope other)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (ReferenceEquals(scope, other))
            {
                return true;
            }
        }

        return false;
    }

    private Scope? Outer { get; } = outer;
}

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c> of one schema.</summary>
internal sealed record PropertyRule(FakeKeywords Words, Scope Scope)
{
    /// <summary>Adds what the rule asks of the value of a property; true when it says anything of that name.</summary>
    public bool AddTo(List<Literal> literals, string name)
    {
        var isKnown = false;
        if (Words.PropertyTable.TryGetValue(name, out var named))
        {
            literals.Add(new Literal(named, true));
            isKnown = true;
        }

        foreach (var pattern in Words.Patterns)
        {
            if (pattern.Matches(name))
            {
                literals.Add(new Literal(pattern.Schema, true));
                isKnown = true;
            }
        }

        if (!isKnown && Words.Additional is { } additional)
        {
            literals.Add(new Literal(additional, true));
            isKnown = true;
        }

        return isKnown;
    }
}

/// <summary>What one property must be besides: the value of a discriminator, or the property that breaks a negated schema.</summary>
internal sealed record PropertyDemand(string Name, Literal Value);

/// <summary>A property of some name that must be there: what a negated <c>patternProperties</c>, <c>additionalProperties</c> or <c>propertyNames</c> comes to.</summary>
/// <param name="Pattern">What the name matches; null for any.</param>
/// <param name="Beside">Whose <c>properties</c> and <c>patternProperties</c> the name is not among; null for no such rule.</param>
/// <param name="Name">What the name must or must not fit, or null.</param>
/// <param name="Value">What the value must or must not fit, or null.</param>
internal sealed record NameDemand(FakePattern? Pattern, FakeKeywords? Beside, Literal? Name, Literal? Value);

/// <summary><c>prefixItems</c> and <c>items</c> of one schema.</summary>
internal sealed record ItemRule(FakeSchema[] Prefix, Literal? Rest, Scope Scope)
{
    public Literal? At(int index) => index < Prefix.Length ? new Literal(Prefix[index], true) : Rest;
}

/// <summary>An item that must fit something more: the one that breaks a negated schema.</summary>
internal sealed record ItemDemand(int Index, Literal Value);

/// <summary><c>contains</c> with its counts.</summary>
internal sealed record ContainsRule(Literal Value, int Least, int? Most, Scope Scope);

/// <summary><c>unevaluatedProperties</c> or <c>unevaluatedItems</c>.</summary>
internal sealed record UnevaluatedRule(Literal Value, Scope Scope);

/// <summary>A member of <c>dependentRequired</c>.</summary>
internal sealed record Dependent(string Trigger, string[] Names);
