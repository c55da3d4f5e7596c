using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>
/// The base of emitted records. It keeps what a record's own properties cannot: properties that the document does not name, and which null came
/// as null and which did not come at all. Two records are equal when their properties are, those the document does not name included; how a
/// null was written makes no difference.
/// </summary>
public abstract record ContractRecord
{
    // A bit for each property whose null is not written in the usual way: see NullMarks. Written while JSON is read only, so copies may share it.
    private ulong[]? _marks;

    /// <summary>Properties that the document does not name, kept as they came; null for none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    /// <summary>Whether the other is of the same type and has equal properties that the document does not name.</summary>
    /// <param name="other">The other record.</param>
    public virtual bool Equals(ContractRecord? other)
    {
        if (other is null || EqualityContract != other.EqualityContract)
        {
            return false;
        }

        var (left, right) = (AdditionalProperties, other.AdditionalProperties);
        return (left?.Count ?? 0) == (right?.Count ?? 0)
            && (left is null || left.All(entry => right!.TryGetValue(entry.Key, out var value) && JsonElement.DeepEquals(entry.Value, value)));
    }

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, AdditionalProperties?.Count ?? 0);

    /// <summary>The additional properties that are of a type; null for none. Values of another type are left out.</summary>
    /// <typeparam name="T">The type that the document gives them.</typeparam>
    protected IReadOnlyDictionary<string, T>? ReadAdditional<T>()
    {
        if (AdditionalProperties is null)
        {
            return null;
        }

        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, json) in AdditionalProperties)
        {
            try
            {
                result[name] = json.Deserialize<T>(ContractJson.Options)!;
            }
            catch (JsonException)
            {
                // Left out, as documented: AdditionalProperties has it as it came.
            }
        }

        return result;
    }

    /// <summary>Additional properties as JSON.</summary>
    /// <typeparam name="T">The type that the document gives them.</typeparam>
    /// <param name="values">The properties; null for none.</param>
    protected static IDictionary<string, JsonElement>? WriteAdditional<T>(IReadOnlyDictionary<string, T>? values) =>
        values?.ToDictionary(static entry => entry.Key, static entry => JsonSerializer.SerializeToElement(entry.Value, ContractJson.Options), StringComparer.Ordinal);

    internal bool IsMarked(int index) => _marks is { } marks && (marks[index >> 6] & (1UL << (index & 63))) != 0;

    internal void Mark(int index, int count)
    {
        _marks ??= new ulong[(count + 63) >> 6];
        _marks[index >> 6] |= 1UL << (index & 63);
    }

    internal void Unmark(int index)
    {
        if (_marks is { } marks)
        {
            marks[index >> 6] &= ~(1UL << (index & 63));
        }
    }
}
