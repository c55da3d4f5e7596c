using System.Globalization;

namespace ContractMocks.Schemas.Validation;

/// <summary>The errors found while explaining, with what is needed to choose between them.</summary>
internal sealed class Findings
{
    /// <summary>More errors than this help nobody and cost memory.</summary>
    private const int Most = 1000;

    private readonly List<Finding> _found = [];
    private bool _boundNamed;

    /// <summary>The bounds of the second pass. A field, because checks take it by reference.</summary>
    public Walk Walk;

    public int Count => _found.Count;

    /// <summary>Whether further errors are left out.</summary>
    public bool IsFull => _found.Count >= Most;

    /// <param name="trail">The place.</param>
    /// <param name="error">The error; its path is filled in here.</param>
    public void Add(Trail trail, SchemaError error)
    {
        if (_found.Count < Most)
        {
            _found.Add(new Finding(error with { Path = trail.ToString(), Pointer = trail.ToPointer() }, trail.Depth));
        }
    }

    /// <summary>Adds, once, that a bound of the validator was hit.</summary>
    public void AddBound(Trail trail) => AddBound(trail, Walk.Exceeded);

    private void AddBound(Trail trail, Bound exceeded)
    {
        if (_boundNamed)
        {
            return;
        }

        _boundNamed = true;
        var error = exceeded switch
        {
            Bound.Depth => new SchemaError("", "depth", Limit("at most {0:N0} levels of nesting", Walk.MaxDepth), "more, or a reference that leads back to itself"),
            Bound.Time => new SchemaError("", "time", "a pattern that is found, or not, within 1 second (0.1 seconds where it may backtrack)", "a text that takes longer"),
            _ => new SchemaError("", "effort", Limit("at most {0:N0} schemas to apply and patterns to search", Walk.MaxEffort), "an instance that needs more"),
        };
        Add(trail, error);
    }

    /// <summary>Takes out what was found since a mark.</summary>
    public List<Finding> TakeSince(int mark)
    {
        var taken = _found.GetRange(mark, _found.Count - mark);
        _found.RemoveRange(mark, taken.Count);
        return taken;
    }

    public void Add(List<Finding> findings) => _found.AddRange(findings);

    /// <param name="judging">The bound that the verdict itself ran into; one that only this search ran into is told last.</param>
    public IReadOnlyList<SchemaError> BestFirst(Bound judging)
    {
        var exceeded = judging != Bound.None ? judging : Walk.Exceeded;
        if (exceeded != Bound.None)
        {
            AddBound(Trail.Root, exceeded);
        }

        var bound = judging == Bound.None ? 5 : 0;
        return [.. _found.Select(static finding => finding.Error).Distinct().OrderBy(error => Weight(error.Keyword, bound))];
    }

    // What is missing or of the wrong kind explains more than what is out of bounds or superfluous. The sort is stable: equals stay in the
    // order of the schema and the instance.
    private static int Weight(string keyword, int bound) => keyword switch
    {
        "depth" or "effort" or "time" => bound,
        "required" or "$ref" => 1,
        "type" or "enum" or "const" => 2,
        "additionalProperties" or "unevaluatedProperties" or "unevaluatedItems" => 4,
        _ => 3,
    };

    private static string Limit(string format, int value) => string.Format(CultureInfo.InvariantCulture, format, value);
}

/// <summary>An error and how deep in the instance it lies.</summary>
internal readonly record struct Finding(SchemaError Error, int Depth);
