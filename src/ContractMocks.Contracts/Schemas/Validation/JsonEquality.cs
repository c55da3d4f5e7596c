using System.Text.Json;

namespace ContractMocks.Schemas.Validation;

/// <summary>Equality of JSON values: numbers by value, objects without regard to order, strings after unescaping.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    /// <summary>Objects with more properties are looked up by a table, so that big ones cost no square of time.</summary>
    private const int FewProperties = 16;

    public static readonly JsonEquality Comparer = new();

    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.String => Utf8Text.Of(left).SequenceEqual(Utf8Text.Of(right)),
            JsonValueKind.Number => ExactNumber.Compare(left, right) == 0,
            JsonValueKind.Array => AreEqualArrays(left, right),
            JsonValueKind.Object => AreEqualObjects(left, right),
            _ => true,
        };
    }

    public bool Equals(JsonElement x, JsonElement y) => AreEqual(x, y);

    public int GetHashCode(JsonElement obj)
    {
        var hash = (int)obj.ValueKind;
        switch (obj.ValueKind)
        {
            case JsonValueKind.String:
                return Mix(hash, Utf8Text.Of(obj));
            case JsonValueKind.Number:
                return unchecked((hash * 31) + ExactNumber.Hash(obj));
            case JsonValueKind.Array:
                foreach (var item in obj.EnumerateArray())
                {
                    hash = unchecked((hash * 31) + GetHashCode(item));
                }

                return hash;
            case JsonValueKind.Object:
                foreach (var property in obj.EnumerateObject())
                {
                    // A sum, because the order of properties says nothing.
                    hash = unchecked(hash + (Mix(17, Utf8Text.Of(property)) ^ (GetHashCode(property.Value) * 397)));
                }

                return hash;
            default:
                return hash;
        }
    }

    private static int Mix(int hash, ReadOnlySpan<byte> text)
    {
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * 16777619);
        }

        return hash;
    }

    private static bool AreEqualArrays(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            others.MoveNext();
            if (!AreEqual(item, others.Current))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqualObjects(JsonElement left, JsonElement right)
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

            if (!AreEqual(property.Value, other))
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
