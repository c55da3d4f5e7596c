using System.Collections.Concurrent;

namespace ContractMocks.Engine;

/// <summary>What a mock remembers beyond its journal: each dialect keeps what its service stores in a type of its own. Thread-safe; forgotten by a reset.</summary>
internal sealed class MockStore
{
    private readonly ConcurrentDictionary<Type, object> _parts = new();

    /// <summary>The part of a type; made when it is asked for first. The type itself must be thread-safe, and bounded.</summary>
    public T Get<T>()
        where T : class, new() => (T)_parts.GetOrAdd(typeof(T), static _ => new T());

    public void Clear() => _parts.Clear();
}
