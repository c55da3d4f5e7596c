using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Why a value was tried and did not fit.</summary>
internal static class Refusal
{
    /// <summary>The keyword by which a value does not fit a goal.</summary>
    public static string Keyword(Goal goal, JsonElement value) =>
        FirstError(goal, value)?.Keyword ?? "not";

    /// <summary>Why a value does not fit a goal.</summary>
    public static string WhyNot(Goal goal, JsonElement value) =>
        FirstError(goal, value) is { } error ? $"at {error.Path} it asks for {error.Expected}, where {error.Actual} was tried" : $"{Words.Value(value)} fits a schema that none may fit";

    private static SchemaError? FirstError(Goal goal, JsonElement value)
    {
        foreach (var literal in goal.Literals)
        {
            if (literal.Holds && !literal.Accepts(value))
            {
                var findings = new Findings();
                literal.Schema.Node.Explain(value, Trail.Root, findings);
                if (findings.BestFirst(Bound.None) is { Count: > 0 } errors)
                {
                    return errors[0];
                }
            }
        }

        return null;
    }
}
