using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>Items of an array that must all differ.</summary>
internal sealed class DifferentItems(FakeSolver solver)
{
    private const int Tries = 3;

    private readonly HashSet<JsonElement> _seen = new(JsonEquality.Comparer);
    private readonly Dictionary<Goal, Queue<JsonElement>> _left = [];

    /// <summary>Writes an item that is not there yet.</summary>
    public bool Write(Goal goal, FakePlace at, bool isRequired) =>
        goal.Settled is { Listed: not null } shape && solver.Twists is null ? WriteListed(goal, shape, at) : WriteMade(goal, at, isRequired);

    // Of values that are listed, each is taken once.
    private bool WriteListed(Goal goal, Shape shape, FakePlace at)
    {
        if (!_left.TryGetValue(goal, out var left))
        {
            var values = (JsonElement[])shape.Values(goal).Clone();
            var chance = solver.Chance(at, 11);
            for (var i = values.Length - 1; i > 0; i--)
            {
                var other = chance.Whole(0, i);
                (values[i], values[other]) = (values[other], values[i]);
            }

            _left[goal] = left = new Queue<JsonElement>(values);
        }

        solver.Spend(at);
        while (left.TryDequeue(out var value))
        {
            if (_seen.Add(value))
            {
                solver.Writer.Raw(SchemaReader.Text(value));
                return true;
            }
        }

        return None(at);
    }

    private bool WriteMade(Goal goal, FakePlace at, bool isRequired)
    {
        var start = solver.Writer.Length;
        for (var i = 0; i <= Tries; i++)
        {
            if (!WriteOne(goal, at.Again(i), isRequired, i))
            {
                return i == Tries && None(at);
            }

            if (_seen.Add(Read(solver.Writer.TextSince(start))))
            {
                return true;
            }

            solver.Writer.TakeBack(start);
        }

        return false;
    }

    // Another chance first, then one that goes further; at last what is there already is forbidden, which also tells when nothing is left.
    private bool WriteOne(Goal goal, FakePlace at, bool isRequired, int attempt)
    {
        var wanted = attempt < Tries ? goal : goal.With(new Literal(solver.Schemas.At(Read(Listed())), false));
        if (attempt == Tries)
        {
            solver.Spend(at, _seen.Count);
        }

        var wasWide = solver.IsWide;
        solver.IsWide = wasWide || attempt == Tries - 1;
        var isWritten = isRequired ? solver.Write(wanted, at) : solver.WriteOptional(wanted, at);
        solver.IsWide = wasWide;
        return isWritten;
    }

    private static JsonElement Read(string json)
    {
        using var parsed = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Walk.MaxDepth });
        return parsed.RootElement.Clone();
    }

    private string Listed() => $$"""{"enum":[{{string.Join(',', _seen.Select(static item => item.GetRawText()))}}]}""";

    private bool None(FakePlace at)
    {
        solver.Fail(at, "uniqueItems", $"only {_seen.Count} different items were found", isBetter: true);
        return false;
    }
}
