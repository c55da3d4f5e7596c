using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContractMocks;

/// <summary>
/// The arguments of a tool as a typed record. The generator emits one for each tool file; write your own by implementing the two statics.
/// Serialised with <see cref="System.Text.Json"/> and the attributes on the record.
/// </summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface ITool<TSelf>
    where TSelf : ITool<TSelf>
{
    /// <summary>The tool: its name on the wire and the schema of its arguments.</summary>
    static abstract Tool Tool { get; }

    /// <summary>Arguments made up to fit the schema; the same seed gives the same arguments on every machine.</summary>
    /// <param name="seed">What the choice comes from.</param>
    static abstract TSelf Fake(int seed);
}
