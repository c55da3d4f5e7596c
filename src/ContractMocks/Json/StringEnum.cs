using System.Diagnostics.CodeAnalysis;

namespace ContractMocks.Json;

/// <summary>
/// The base of emitted strings with known values. A class and not a struct, so that <c>condition ? Role.User : null</c> means null and not a
/// conversion of a null string. Equal to every other of its type with the same string, and comparable with strings.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public abstract class StringEnum<TSelf> : IEquatable<StringEnum<TSelf>>
    where TSelf : StringEnum<TSelf>, IStringEnum<TSelf>
{
    /// <summary>A value, known or not.</summary>
    /// <param name="value">The string on the wire.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    protected StringEnum(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>The string on the wire.</summary>
    public string Value { get; }

    /// <summary>The value of a string, where one is compared with.</summary>
    /// <param name="value">The string on the wire; null stays null.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The type itself has a constructor of the string.")]
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StringEnum<TSelf>?(string? value) => value is null ? null : TSelf.Create(value);

    /// <summary>Whether both hold the same string.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(StringEnum<TSelf>? left, StringEnum<TSelf>? right) => Equals(left, right);

    /// <summary>Whether both hold different strings.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(StringEnum<TSelf>? left, StringEnum<TSelf>? right) => !Equals(left, right);

    /// <inheritdoc />
    public bool Equals(StringEnum<TSelf>? other) => other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as StringEnum<TSelf>);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The string on the wire.</summary>
    public override string ToString() => Value;
}
