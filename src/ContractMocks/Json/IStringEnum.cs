namespace ContractMocks.Json;

/// <summary>A string with known values that keeps unknown ones. The generator emits such types; <see cref="StringEnumConverter{T}"/> reads and writes them.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IStringEnum<TSelf>
    where TSelf : class, IStringEnum<TSelf>
{
    /// <summary>The string on the wire.</summary>
    string Value { get; }

    /// <summary>The value of a string, known or not.</summary>
    /// <param name="value">The string on the wire.</param>
    static abstract TSelf Create(string value);
}
