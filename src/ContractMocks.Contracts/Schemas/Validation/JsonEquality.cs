using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>
/// Equality of JSON values: numbers by value, objects without regard to order, strings after unescaping. Deeper than <see cref="Walk.MaxDepth"/>
/// the texts are compared as they stand, so that no instance can exhaust the stack.
/// </summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    /// <summary>Objects with more properties are looked up by a table, so that big ones cost no square of time.</summary>
    private const int FewProperties = 16;

    public static readonly JsonEquality Comparer = new();

    public static bool AreEqual(JsonElement left, JsonElement right) => AreEqual(left, right, 0);

    private static bool AreEqual(JsonElement left, JsonElement right, int depth)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        if (depth > Walk.MaxDepth)
        {
            return Utf8Text.Raw(left).SequenceEqual(Utf8Text.Raw(right));
        }

        return left.ValueKind switch
        {
            JsonValueKind.String => Utf8Text.Of(left).SequenceEqual(Utf8Text.Of(right)),
            JsonValueKind.Number => ExactNumber.Compare(left, right) == 0,
            JsonValueKind.Array => AreEqualArrays(left, right, depth + 1),
            JsonValueKind.Object => AreEqualObjects(left, right, depth + 1),
            _ => true,
        };
    }

    public bool Equals(JsonElement x, JsonElement y) => AreEqual(x, y);

    public int GetHashCode(JsonElement obj) => Hash(obj, 0);

    private static int Hash(JsonElement value, int depth)
    {
        var hash = (int)value.ValueKind;
        if (depth > Walk.MaxDepth)
        {
            return hash;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return Mix(hash, Utf8Text.Of(value));
            case JsonValueKind.Number:
                return unchecked((hash * 31) + ExactNumber.Hash(value));
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    hash = unchecked((hash * 31) + Hash(item, depth + 1));
                }

                return hash;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    // A sum, because the order of properties says nothing.
                    hash = unchecked(hash + (Mix(17, Utf8Text.Of(property)) ^ (Hash(property.Value, depth + 1) * 397)));
                }

                return hash;
            default:
                return hash;
        }
    }

    // The values come from outside: where the framework has it, a hash that nobody can choose values to collide in.
    internal static int Mix(int hash, ReadOnlySpan<byte> text)
    {
#if NET
        var mixed = default(HashCode);
        mixed.Add(hash);
        mixed.AddBytes(text);
        return mixed.ToHashCode();
#else
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * 16777619);
        }

        return hash;
#endif
    }

    private static bool AreEqualArrays(JsonElement left, JsonElement right, int depth)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!AreEqual(item, others.Current, depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqualObjects(JsonElement left, JsonElement right, int depth)
    {
        var count = Count(left);
        if (count != Count(right))
        {
            return false;
        }

        var table = count > FewProperties ? Table(right) : null;
        foreach (var property in left.EnumerateObject())
        {
            JsonElement other;
            if (table is not null ? !table.TryGetValue(Utf8Text.NameOf(property), out other) : !right.TryGetProperty(Utf8Text.Of(property), out other))
            {
                return false;
            }

            if (!AreEqual(property.Value, other, depth))
            {
                return false;
            }
        }

        return true;
    }

    public static int Count(JsonElement instance)
    {
        var count = 0;
        foreach (var _ in instance.EnumerateObject())
        {
            count++;
        }

        return count;
    }

    private static Dictionary<string, JsonElement> Table(JsonElement instance)
    {
        var table = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in instance.EnumerateObject())
        {
            table[Utf8Text.NameOf(property)] = property.Value;
        }

        return table;
    }
}
