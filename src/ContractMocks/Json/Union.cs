namespace ContractMocks.Json;

/// <summary>The base of emitted unions: it holds one value of one of several types. Equal to every other of its type that holds an equal value.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public abstract class Union<TSelf> : IEquatable<Union<TSelf>>
    where TSelf : Union<TSelf>, IUnion<TSelf>
{
    /// <summary>Holds a value.</summary>
    /// <param name="value">A value of one of the cases' types, or a JSON element.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    protected Union(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>What it holds: a value of one of the cases' types, or a JSON element when the JSON fits none of them.</summary>
    public object Value { get; }

    /// <summary>Whether both hold equal values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Union<TSelf>? left, Union<TSelf>? right) => Equals(left, right);

    /// <summary>Whether both hold different values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Union<TSelf>? left, Union<TSelf>? right) => !Equals(left, right);

    /// <inheritdoc />
    public bool Equals(Union<TSelf>? other) => other is not null && (Value, other.Value) switch
    {
        (System.Text.Json.JsonElement left, System.Text.Json.JsonElement right) => System.Text.Json.JsonElement.DeepEquals(left, right),
        var (left, right) => left.Equals(right),
    };

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Union<TSelf>);

    /// <inheritdoc />
    public override int GetHashCode() => Value is System.Text.Json.JsonElement element ? (int)element.ValueKind : Value.GetHashCode();

    /// <summary>What it holds, as text.</summary>
    public override string ToString() => $"{Value}";
}
