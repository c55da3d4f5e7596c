using System.Text.Json;
using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Solving;

/// <summary>
/// What is known of the value of a property while branches are still being chosen: those of its listed values that fit all that is asked of it so far.
/// A conflict between the constants of two branches is so met where the branch is taken, not when the property is written.
/// </summary>
/// <param name="first">The first schema that names the property; null when a demand comes first.</param>
internal sealed class KnownProperty(FakeSchema? first)
{
    private readonly List<Literal> _literals = first is null ? [] : [new Literal(first, true)];
    private JsonElement[]? _values;
    private bool _isRead;

    /// <summary>Whether a schema's <c>properties</c> name it.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>The values that are left; null where nothing lists them.</summary>
    public JsonElement[]? Values
    {
        get
        {
            if (!_isRead)
            {
                _isRead = true;
                _values = first?.Listed;
            }

            return _values;
        }
    }

    /// <summary>Whether it is sure that two of its schemas leave no value; what one alone does not allow is told where the value is made.</summary>
    public bool IsEmpty => IsOutOfRange || _literals.Count > 1 && Values is { Length: 0 };

    /// <summary>Why no value is left.</summary>
    public string Why { get; private set; } = "none of those that are listed fits";

    // Bounds that cross, where nothing but a number will do.
    private bool IsOutOfRange { get; set; }

    private void CheckRange()
    {
        var types = Check.AnyType;
        FakeKeywords.Limit? least = null;
        FakeKeywords.Limit? most = null;
        foreach (var literal in _literals)
        {
            if (!literal.Holds || literal.Schema.IsNever || literal.Schema.IsAnything)
            {
                continue;
            }

            var words = literal.Schema.Keywords;
            if (words.IsNullable)
            {
                return;
            }

            types &= literal.Schema.QuickTypes;
            foreach (var limit in (FakeKeywords.Limit?[])[words.Least, words.Above])
            {
                least = limit is not null && (least is null || limit.Value > least.Value) ? limit : least;
            }

            foreach (var limit in (FakeKeywords.Limit?[])[words.Most, words.Below])
            {
                most = limit is not null && (most is null || limit.Value < most.Value) ? limit : most;
            }
        }

        if ((types & ~Shape.Numbers) == 0 && least is not null && most is not null && least.Value > most.Value)
        {
            IsOutOfRange = true;
            Why = $"{least.Keyword} {least.Value} and {most.Keyword} {most.Value} leave no number";
        }
    }

    public void Add(Literal literal)
    {
        var before = Values;
        if (before is null && literal.Holds && literal.Schema.Listed is { } listed)
        {
            _values = Array.FindAll(listed, value => _literals.TrueForAll(other => other.Accepts(value)));
            Explain(listed, literal);
        }
        else if (before is not null)
        {
            _values = Array.FindAll(before, literal.Accepts);
            Explain(before, literal);
        }

        _literals.Add(literal);
        if (literal.Holds && !IsEmpty)
        {
            CheckRange();
        }
    }

    private void Explain(JsonElement[] before, Literal literal)
    {
        if (_values is { Length: 0 } && before.Length > 0)
        {
            var sample = string.Join(", ", before.Take(3).Select(Words.Value)) + (before.Length > 3 ? ", …" : "");
            Why = literal.Holds && literal.Schema.Listed is { Length: > 0 } other && !ReferenceEquals(other, before)
                ? $"one asks for {sample}, another one for {Words.Value(other[0])}{(other.Length > 1 ? ", …" : "")}"
                : $"{sample} {(literal.Holds ? "is refused by another one" : "fits one that it must not fit")}";
        }
    }
}
