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

    /// <summary>Whether it is sure that no value is left.</summary>
    public bool IsEmpty => Values is { Length: 0 };

    /// <summary>Why no value is left.</summary>
    public string Why { get; private set; } = "none of those that are listed fits";

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
