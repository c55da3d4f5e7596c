using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Fakes.Solving;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Variants;

/// <summary>
/// Instances that break one rule each: a fake with everything in it is damaged at one place, and the validator confirms that one rule, and which, is
/// broken. What breaks more than one at a time is left out.
/// </summary>
internal sealed class InvalidCases(FakeSchema schema, string valid, IReadOnlyList<(FakePlace Place, Shape Shape, Goal Goal)> seen, FakeSolver solver)
{
    /// <summary>So many cases are enough for any schema; the outer ones come first.</summary>
    public const int Most = 1000;

    private readonly List<FakeCase> _cases = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(Goal Goal, string Rule)> _broken = [];

    public IReadOnlyList<FakeCase> Make()
    {
        foreach (var (place, shape, goal) in seen.OrderBy(static one => one.Place.Depth))
        {
            if (_cases.Count >= Most)
            {
                break;
            }

            if (At(JsonNode.Parse(valid), place) is not ({ } node, true))
            {
                continue;
            }

            foreach (var damage in new Damages(shape, place, node, solver).All())
            {
                Add(place, goal, damage);
            }
        }

        return _cases;
    }

    private void Add(FakePlace place, Goal goal, Damage damage)
    {
        if (_cases.Count >= Most || !_broken.Add((goal, damage.Rule)))
        {
            return;
        }

        var root = JsonNode.Parse(valid);
        var json = Replaced(root, place, damage.Value);
        using var parsed = JsonDocument.Parse(json);
        if (Broken(parsed.RootElement) is not { } error)
        {
            _broken.Remove((goal, damage.Rule));
            return;
        }

        var name = $"{error.Path}: {error.Keyword}" + (error.Property is { } property ? " " + property : "");
        if (_names.Add(name))
        {
            _cases.Add(new FakeCase(name, json, error.Path, error.Keyword, IsValid: false));
        }
    }

    /// <summary>The one rule that an instance breaks; null when it breaks none or several.</summary>
    private SchemaError? Broken(JsonElement instance)
    {
        if (schema.Accepts(instance))
        {
            return null;
        }

        var findings = new Findings();
        schema.Node.Explain(instance, Trail.Root, findings);
        var errors = findings.BestFirst(Bound.None);
        return errors.Count > 0 && errors.All(error => error.Path == errors[0].Path && error.Keyword == errors[0].Keyword) ? errors[0] : null;
    }

    private static string Replaced(JsonNode? root, FakePlace place, string value)
    {
        var replacement = JsonNode.Parse(value);
        if (place.Parent is null)
        {
            return value;
        }

        switch (At(root, place.Parent).Node)
        {
            case JsonObject parent:
                parent[place.Step!] = replacement;
                break;
            case JsonArray parent:
                parent[place.Index] = replacement;
                break;
        }

        return root!.ToJsonString(CaseJson.Options);
    }

    // Null is a value too, hence the flag.
    private static (JsonNode? Node, bool IsThere) At(JsonNode? root, FakePlace place)
    {
        if (place.Parent is not { } parent)
        {
            return (root, true);
        }

        var (node, isThere) = At(root, parent);
        return !isThere ? (null, false)
            : node is JsonObject holder && place.Step is { } name && holder.TryGetPropertyValue(name, out var member) ? (member, true)
            : node is JsonArray list && place.Step is null && place.Index < list.Count ? (list[place.Index], true)
            : (null, false);
    }
}

/// <summary>A value put in the place of another, and the rule that is meant to break.</summary>
internal sealed record Damage(string Rule, string Value);
