using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// One keyword of a schema, or a few that must be judged together, compiled. A new keyword is a new subclass and a line in
/// <see cref="SchemaCompiler"/>. Judging and explaining are two passes, because nearly all instances are valid and must cost nothing.
/// </summary>
internal abstract class Check
{
    public const SchemaTypes AnyType = (SchemaTypes)127;

    /// <summary>The kinds of instance it can refuse; it is not asked about others.</summary>
    public virtual SchemaTypes AppliesTo => AnyType;

    /// <summary>Whether the instance may stand. Allocates nothing.</summary>
    public abstract bool Accepts(JsonElement instance, ref Walk walk);

    /// <summary>Adds why the instance may not stand; adds nothing when it may.</summary>
    public abstract void Explain(JsonElement instance, Trail trail, Findings findings);

    /// <summary>Marks the properties of the object, in its order, that the keyword has judged, so that <c>unevaluatedProperties</c> passes over them.</summary>
    public virtual void MarkProperties(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
    }

    /// <summary>Marks the items of the array that the keyword has judged, so that <c>unevaluatedItems</c> passes over them.</summary>
    public virtual void MarkItems(JsonElement instance, Span<bool> seen, ref Walk walk)
    {
    }
}

/// <summary>A check that looks at the instance as a whole and needs one sentence to explain itself.</summary>
internal abstract class LeafCheck : Check
{
    protected abstract string Keyword { get; }

    protected abstract string Expected { get; }

    protected virtual EquatableArray<string> Allowed => default;

    protected virtual string Actual(JsonElement instance) => Words.Value(instance);

    public sealed override void Explain(JsonElement instance, Trail trail, Findings findings)
    {
        if (!Accepts(instance, ref findings.Walk))
        {
            findings.Add(trail, new SchemaError("", Keyword, Expected, Actual(instance)) { Allowed = Allowed });
        }
    }
}
