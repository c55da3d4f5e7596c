namespace ContractMocks;

/// <summary>What the user says. A text whose <see cref="Contains"/> ignores case, because users' texts differ in it.</summary>
/// <param name="value">The text.</param>
public readonly struct UserText(string value) : IEquatable<UserText>
{
    /// <summary>The text; empty for none.</summary>
    public string Value => value ?? "";

    /// <summary>Whether the text has another in it; case is ignored, ordinally.</summary>
    /// <param name="text">What to look for.</param>
    public bool Contains(string text) => Value.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text begins with another; case is ignored, ordinally.</summary>
    /// <param name="text">What to look for.</param>
    public bool StartsWith(string text) => Value.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public bool Equals(UserText other) => Value == other.Value;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is UserText other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public override string ToString() => Value;

    /// <summary>The text.</summary>
    public static implicit operator string(UserText text) => text.Value;

    /// <summary>Whether both are the same text, case included.</summary>
    public static bool operator ==(UserText left, UserText right) => left.Equals(right);

    /// <summary>Whether the two differ, in case or otherwise.</summary>
    public static bool operator !=(UserText left, UserText right) => !left.Equals(right);
}
