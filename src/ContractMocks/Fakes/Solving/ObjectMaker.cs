using System.Text.Json;
using ContractMocks.Fakes.Realism;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Writes an object: which properties are there, what they hold, and names for those that the schema does not name.</summary>
internal sealed class ObjectMaker(FakeSolver solver, Goal goal, Shape shape, FakePlace place, int attempt)
{
    private const int MostProperties = 10_000;
    private const int MostSiblings = 24;

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>Writes an object; the way is short where nothing depends on anything.</summary>
    public static bool Write(FakeSolver solver, Goal goal, Shape shape, FakePlace place, int attempt) =>
        solver.Twists is null && solver.Offered is null && shape.Plan is { } plan
            ? WritePlanned(plan, solver, place)
            : new ObjectMaker(solver, goal, shape, place, attempt).Write();

    private static bool WritePlanned(ObjectPlan plan, FakeSolver solver, FakePlace place)
    {
        var writer = solver.Writer;
        var outer = solver.TakeSiblings();
        writer.Byte('{');
        var first = true;
        foreach (var entry in plan.Entries)
        {
            var at = place.Property(entry.Name);
            if (!entry.IsRequired && !IsWanted(solver, entry.Goal, place, at))
            {
                continue;
            }

            var mark = writer.Length;
            if (!first)
            {
                writer.Byte(',');
            }

            writer.Raw(entry.Key);
            var start = writer.Length;
            if (entry.IsRequired ? solver.Write(entry.Goal, at) : solver.WriteOptional(entry.Goal, at))
            {
                first = false;
                if (entry.Matters)
                {
                    Remember(solver, entry.Name, start, plan.Entries.Length);
                }

                continue;
            }

            writer.TakeBack(mark);
            if (entry.IsRequired)
            {
                solver.Siblings = outer;
                return false;
            }
        }

        writer.Byte('}');
        solver.Siblings = outer;
        return true;
    }

    private bool Write()
    {
        var required = new HashSet<string>(shape.Required, StringComparer.Ordinal);
        shape.AddDependents(required);
        if (shape.MinProperties > MostProperties)
        {
            solver.Fail(place, "minProperties", $"{shape.MinProperties} properties are more than fakes make ({MostProperties})");
            return false;
        }

        foreach (var name in required)
        {
            if (!IsName(name))
            {
                solver.Fail(place, "propertyNames", $"the property {JsonNames.Quote(name)} is required, and propertyNames does not allow the name");
                return false;
            }
        }

        var included = Included(required);
        var outer = solver.TakeSiblings();
        solver.Writer.Byte('{');
        var isWritten = WriteNamed(included, required) && WriteDemands() && WriteMore();
        solver.Writer.Byte('}');
        solver.Siblings = outer;
        return isWritten;
    }

    // The declared properties in schema order, then what is required besides.
    private bool WriteNamed(HashSet<string> included, HashSet<string> required)
    {
        foreach (var name in shape.PropertyNames)
        {
            if (included.Contains(name) && !WriteProperty(name, required.Contains(name)) && required.Contains(name))
            {
                return false;
            }
        }

        if (included.Count == _written.Count)
        {
            return true;
        }

        foreach (var name in required)
        {
            if (!_written.Contains(name) && !WriteProperty(name, isRequired: true))
            {
                return false;
            }
        }

        foreach (var name in included.Where(name => !_written.Contains(name)).Order(StringComparer.Ordinal).ToList())
        {
            WriteProperty(name, isRequired: false);
        }

        return IsClosed();
    }

    // What was left out because it has no value must not be missing beside what is there.
    private bool IsClosed()
    {
        if (shape.Dependents.Count == 0)
        {
            return true;
        }

        var needed = new HashSet<string>(_written, StringComparer.Ordinal);
        shape.AddDependents(needed);
        if (needed.Count == _written.Count)
        {
            return true;
        }

        solver.Fail(place, "dependentRequired", $"the property {JsonNames.Quote(needed.First(name => !_written.Contains(name)))} is required beside another one, and no value was found for it");
        return false;
    }

    private HashSet<string> Included(HashSet<string> required)
    {
        var included = new HashSet<string>(required, StringComparer.Ordinal);
        var most = Math.Max(shape.MaxProperties, required.Count);
        foreach (var name in shape.PropertyNames)
        {
            if (required.Contains(name))
            {
                continue;
            }

            var isPossible = !shape.Absent.Contains(name) && !shape.PropertyGoal(name).IsNever && IsName(name);
            if (isPossible && solver.Offered is not null)
            {
                Offer(name);
            }

            if (!isPossible || included.Contains(name) || included.Count >= most || !IsWanted(name))
            {
                continue;
            }

            if (shape.Dependents.Count == 0)
            {
                included.Add(name);
                continue;
            }

            var with = new HashSet<string>(included, StringComparer.Ordinal) { name };
            shape.AddDependents(with);
            if (with.Count <= most && !with.Any(shape.Absent.Contains) && !with.Any(other => shape.PropertyGoal(other).IsNever))
            {
                included = with;
            }
        }

        return included;
    }

    private void Offer(string name) =>
        solver.Offer(goal, place.Property(name), TwistKind.Property, 2, "properties", index => index == 0 ? "without " + name : "with " + name);

    private bool IsWanted(string name)
    {
        if (solver.Twists is not null && solver.PropertyTwist(place.Property(name)) is { } isThere)
        {
            return isThere;
        }

        return IsWanted(solver, shape.PropertyGoal(name), place, place.Property(name));
    }

    private static bool IsWanted(FakeSolver solver, Goal value, FakePlace place, FakePlace at) =>
        solver.Style != FakeStyle.Minimal
        && !solver.IsDeep(place)
        && (solver.Style == FakeStyle.Maximal || IsListOfRoot(value, place) || solver.Chance(at, 8).Percent(70 - (place.Depth * 15)));

    // Pages are read by clients that take the list for granted, whatever the document says of it.
    private static bool IsListOfRoot(Goal value, FakePlace place) =>
        place.Depth == 0 && Array.Exists(value.Literals, static literal => literal.Holds && literal.Schema.Keywords.Types == SchemaTypes.Array);

    private bool WriteProperty(string name, bool isRequired)
    {
        var writer = solver.Writer;
        var mark = writer.Length;
        if (_written.Count > 0)
        {
            writer.Byte(',');
        }

        writer.Text(name);
        writer.Byte(':');
        var start = writer.Length;
        if (!(isRequired ? solver.Write(shape.PropertyGoal(name), place.Property(name)) : solver.WriteOptional(shape.PropertyGoal(name), place.Property(name))))
        {
            writer.TakeBack(mark);
            return false;
        }

        _written.Add(name);
        Remember(solver, name, start, shape.PropertyNames.Count);
        return true;
    }

    // Short texts and numbers: what stands beside them may have to agree.
    private static void Remember(FakeSolver solver, string name, int start, int count)
    {
        const int Short = 64;
        var value = solver.Writer.Since(start).Span;
        if (value.Length <= Short && value[0] is (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') && solver.Siblings.Count < MostSiblings && count > 1)
        {
            solver.Remember(name, solver.Writer.TextSince(start));
        }
    }

    private bool WriteDemands()
    {
        foreach (var demand in shape.NameDemands)
        {
            if (!WriteDemand(demand))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteDemand(NameDemand demand)
    {
        const int Tries = 24;
        for (var i = 0; i < Tries; i++)
        {
            var name = demand.Pattern is { } pattern ? NameOf(null, i, pattern.Text)
                : demand.Name is { } literal ? NameOf(NameGoal(literal), i, pattern: null)
                : NameOf(null, i, pattern: null);
            if (name is null || _written.Contains(name) || shape.Absent.Contains(name) || !(demand.Name is null ? IsName(name) : IsNameOf(name, demand.Name.Value))
                || (demand.Beside is { } beside && (beside.PropertyTable.ContainsKey(name) || Array.Exists(beside.Patterns, other => other.Matches(name)))))
            {
                continue;
            }

            if (WriteExtra(name, demand.Value is { } value ? shape.PropertyGoal(name).With(value) : shape.PropertyGoal(name)))
            {
                return true;
            }
        }

        solver.Fail(place, "not", "no further property was found that breaks the schema that none may fit");
        return false;
    }

    private bool WriteExtra(string name, Goal value, bool isRequired = true)
    {
        var mark = solver.Writer.Length;
        if (_written.Count > 0)
        {
            solver.Writer.Byte(',');
        }

        solver.Writer.Text(name);
        solver.Writer.Byte(':');
        if (isRequired ? solver.Write(value, place.Property(name)) : solver.WriteOptional(value, place.Property(name)))
        {
            _written.Add(name);
            return true;
        }

        solver.Writer.TakeBack(mark);
        return false;
    }

    // Properties that no name asks for: to reach minProperties, and a few where the object is a map.
    private bool WriteMore()
    {
        var wanted = Math.Min(shape.MaxProperties, Math.Max(shape.MinProperties, IsMap() ? _written.Count + (solver.Style == FakeStyle.Maximal ? 3 : 2) : 0));
        if (_written.Count < wanted)
        {
            var failed = 0;
            foreach (var name in Candidates())
            {
                if (_written.Count >= wanted || failed > 200 + (shape.MinProperties * 8))
                {
                    break;
                }

                var isNew = name is not null && !_written.Contains(name) && !shape.Absent.Contains(name) && IsName(name) && !shape.PropertyGoal(name).IsNever;
                if (!isNew || !HasRoomFor(name!) || !WriteExtra(name!, shape.PropertyGoal(name!), isRequired: _written.Count < shape.MinProperties))
                {
                    failed++;
                }
            }
        }

        if (_written.Count >= shape.MinProperties)
        {
            return true;
        }

        solver.Fail(place, "minProperties", $"{shape.MinProperties} properties are asked for, and only {_written.Count} were found that may be there");
        return false;
    }

    private bool HasRoomFor(string name)
    {
        if (shape.Dependents.Count == 0)
        {
            return true;
        }

        var needed = new HashSet<string>(_written, StringComparer.Ordinal) { name };
        shape.AddDependents(needed);
        return needed.Count == _written.Count + 1;
    }

    private bool IsMap() =>
        shape.IsMap
        && solver.Style != FakeStyle.Minimal
        && !solver.IsDeep(place);

    private IEnumerable<string?> Candidates()
    {
        foreach (var name in shape.PropertyNames)
        {
            yield return name;
        }

        var patterns = shape.PropertyRules.SelectMany(static rule => rule.Words.Patterns).Where(static pattern => !pattern.Schema.IsNever).Select(static pattern => pattern.Text).Distinct().ToList();
        var names = shape.Names.Count == 0 ? null : NameGoal(null);
        var count = Math.Max(32, (shape.MinProperties * 6) + 8);
        for (var i = 0; i < count; i++)
        {
            // Where it should end soon, a name that no pattern has a schema for comes first.
            var isFree = place.IsDeep;
            for (var turn = 0; turn < 2; turn++, isFree = !isFree)
            {
                if (isFree || patterns.Count > 0)
                {
                    yield return NameOf(names, i, isFree ? null : patterns[i % patterns.Count]);
                }
            }
        }
    }

    private Goal NameGoal(Literal? except) =>
        Goal.Of([.. shape.Names.Select(name => except is { } literal && literal.Schema == name.Schema ? literal : name), .. except is { } wanted ? (Literal[])[wanted] : [], new Literal(solver.Schemas.Synthetic("""{"type":"string"}"""), true)]);

    private string? NameOf(Goal? names, int n, string? pattern)
    {
        if (names is null && pattern is null)
        {
            return RealTexts.MapKey(Asks.For(solver, goal, shape, place), solver.Chance(place, 9), n);
        }

        var wanted = names ?? new Goal([new Literal(solver.Schemas.Synthetic("""{"type":"string"}"""), true)]);
        if (pattern is not null)
        {
            // Where many are wanted, longer names leave more of them.
            const int Few = 16;
            var longer = n < Few || n % 2 == 0 ? "" : $$""","minLength":{{Math.Min(n / Few, Few) + 1}}""";
            wanted = wanted.With(new Literal(solver.Schemas.Synthetic($$"""{"type":"string","pattern":{{JsonNames.Quote(pattern)}}{{longer}}}"""), true));
        }

        var siblings = solver.TakeSiblings();
        var made = solver.TryMake(wanted, place.Property("key").Again(n + 1 + (attempt * 100)));
        solver.Siblings = siblings;
        return made is { Length: > 1 } && made[0] == '"' ? JsonElement.Parse(made).GetString() : null;
    }

    private bool IsName(string name) => shape.Names.Count == 0 || shape.Names.TrueForAll(literal => literal.Accepts(JsonElement.Parse(JsonNames.Quote(name))));

    private static bool IsNameOf(string name, Literal literal) => literal.Accepts(JsonElement.Parse(JsonNames.Quote(name)));
}
