using System.Text;
using ContractMocks.Fakes.Realism;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// The properties of an object whose properties do not depend on each other: nearly all objects, written without any bookkeeping. Thread-safe.
/// </summary>
internal sealed class ObjectPlan
{
    private ObjectPlan(Entry[] entries) => Entries = entries;

    /// <summary>The declared properties in schema order, then what is required besides. Those that have no value are left out.</summary>
    public Entry[] Entries { get; }

    /// <summary>The plan of a shape, or null where one property depends on another, on a name or on a count.</summary>
    public static ObjectPlan? TryCreate(Shape shape, bool isMap)
    {
        var names = shape.PropertyNames.Concat(shape.Required.Except(shape.PropertyNames)).ToList();
        if (isMap || shape.Dependents.Count + shape.Names.Count + shape.NameDemands.Count > 0
            || shape.MinProperties > shape.Required.Count || shape.MaxProperties < names.Count)
        {
            return null;
        }

        return new ObjectPlan([.. names.Select(name => new Entry(name, shape.PropertyGoal(name), shape.Required.Contains(name)))
            .Where(entry => entry.IsRequired || (!shape.Absent.Contains(entry.Name) && !entry.Goal.IsNever))]);
    }

    /// <summary>One property.</summary>
    internal sealed record Entry(string Name, Goal Goal, bool IsRequired)
    {
        /// <summary>Whether values beside it may have to agree with it.</summary>
        public bool Matters { get; } = NameParts.Of(Name).Matters;

        /// <summary>The name as JSON, with its colon.</summary>
        public byte[] Key { get; } = Encoding.UTF8.GetBytes(JsonNames.Quote(Name) + ":");
    }
}
