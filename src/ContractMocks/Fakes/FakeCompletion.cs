using System.Text.Json;
using ContractMocks.Fakes.Solving;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes;

/// <summary>
/// Adds to a given value what its schemas require and it lacks, at every depth. What is given is neither judged nor changed; of a union, the
/// branch is taken with which the whole becomes valid, and where none does, the first.
/// </summary>
internal sealed class FakeCompletion(FakeSolver solver)
{
    private const int MaxDepth = 64;
    private const int MaxAttempts = 48;

    public string Complete(Goal goal, JsonElement given, FakePlace place)
    {
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || place.Depth > MaxDepth)
        {
            return SchemaReader.Text(given);
        }

        string? first = null;
        string? fitting = null;
        UnfakeableSchemaException? failure = null;
        var decisions = new Decisions();
        var way = new FakeWay(solver.State(place, 1, 0), EndsSoon: false, IsStrict: false);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var shape = Flattener.Flatten(goal, decisions, way);
            try
            {
                var completed = given.ValueKind == JsonValueKind.Object ? CompleteObject(shape, given, place) : CompleteArray(shape, given, place);
                if (goal.Accepts(completed))
                {
                    if (IsMeant(shape, given))
                    {
                        return completed;
                    }

                    fitting ??= completed;
                }

                first ??= completed;
            }
            catch (UnfakeableSchemaException exception)
            {
                failure ??= exception;
            }

            if (!decisions.Advance())
            {
                break;
            }
        }

        return fitting ?? first ?? throw failure!;
    }

    /// <summary>
    /// Whether a branch takes the texts and numbers that are given. One that does not may still be valid with them, by another branch, and would bring
    /// properties that have nothing to do with what is given.
    /// </summary>
    private static bool IsMeant(Shape shape, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        foreach (var member in given.EnumerateObject())
        {
            if (member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) && !shape.PropertyGoal(member.Name).Accepts(member.Value))
            {
                return false;
            }
        }

        return true;
    }

    private string CompleteObject(Shape shape, JsonElement given, FakePlace place)
    {
        var members = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in given.EnumerateObject())
        {
            names.Add(member.Name);
            members.Add(JsonNames.Quote(member.Name) + ":" + Complete(shape.PropertyGoal(member.Name), member.Value, place.Property(member.Name)));
        }

        var required = new HashSet<string>(shape.Required.Concat(names), StringComparer.Ordinal);
        shape.AddDependents(required);
        foreach (var name in shape.PropertyNames.Concat(required.Except(shape.PropertyNames).Order(StringComparer.Ordinal)))
        {
            if (!required.Contains(name) || !names.Add(name))
            {
                continue;
            }

            var at = place.Property(name);
            var value = solver.TryMake(shape.PropertyGoal(name), at) ?? throw solver.Unfakeable(at);
            members.Add(JsonNames.Quote(name) + ":" + value);
        }

        return "{" + string.Join(",", members) + "}";
    }

    private string CompleteArray(Shape shape, JsonElement given, FakePlace place)
    {
        var items = given.EnumerateArray().Select((item, index) => Complete(shape.ItemGoal(index), item, place.Item(index)));
        return "[" + string.Join(",", items) + "]";
    }
}
