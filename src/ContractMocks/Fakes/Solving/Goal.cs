using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>What one value must fit, and must not: all literals at once. Immutable but for what it has found out; thread-safe.</summary>
internal sealed class Goal
{
    /// <summary>Any value will do.</summary>
    public static Goal Anything { get; } = new([]);

    public Goal(Literal[] literals) => Literals = literals;

    public Literal[] Literals { get; }

    /// <summary>Whether one of the literals is the schema <c>false</c>, or asks for what no schema can be.</summary>
    public bool IsNever => Array.Exists(Literals, static literal => literal.Holds ? literal.Schema.IsNever : literal.Schema.IsAnything);

    /// <summary>The shape, where the schemas leave no choice between branches and so have only one.</summary>
    public Shape? Settled { get; set; }

    /// <summary>What the value is about, kept for the last owner it was asked for.</summary>
    public FakeAsk? Ask { get; set; }

    public static Goal Of(List<Literal> literals)
    {
        literals.RemoveAll(static literal => literal.Holds ? literal.Schema.IsAnything : literal.Schema.IsNever);
        return literals.Count switch
        {
            0 => Anything,
            1 when literals[0].Holds => literals[0].Schema.Goal,
            _ => new Goal([.. literals.Distinct()]),
        };
    }

    /// <summary>The goal with further literals.</summary>
    public Goal With(params IEnumerable<Literal> more) => Of([.. Literals, .. more]);

    /// <summary>Whether a JSON text fits.</summary>
    public bool Accepts(string json)
    {
        using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
        return Accepts(parsed.RootElement);
    }

    public bool Accepts(JsonElement instance)
    {
        foreach (var literal in Literals)
        {
            if (!literal.Accepts(instance))
            {
                return false;
            }
        }

        return true;
    }
}
