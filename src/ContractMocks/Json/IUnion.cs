namespace ContractMocks.Json;

/// <summary>One of several types. The generator emits such records; <see cref="UnionConverter{T}"/> reads and writes them.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IUnion<TSelf>
    where TSelf : class, IUnion<TSelf>
{
    /// <summary>What it holds: a value of one of the cases' types, or a <see cref="System.Text.Json.JsonElement"/> when the JSON fits none.</summary>
    object Value { get; }

    /// <summary>The cases, in the document's order.</summary>
    static abstract IReadOnlyList<UnionCase> Cases { get; }

    /// <summary>Holds a value.</summary>
    /// <param name="value">A value of one of the cases' types, or a JSON element.</param>
    static abstract TSelf Create(object value);
}
