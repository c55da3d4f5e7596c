namespace ContractMocks.Engine.Judging;

/// <summary>One value as it was sent: a text, a part that is JSON, or a file.</summary>
internal readonly record struct FieldValue(string Text, bool IsJson = false, FilePart? File = null);

/// <summary>
/// What parameters and forms are read into, whatever their style: values that share a name, members by key, items in order. What JSON it stands for
/// depends on the schema; see <see cref="FieldWriter"/>.
/// </summary>
internal sealed class Field
{
    /// <summary>The values under the name itself; several where it was repeated.</summary>
    public List<FieldValue> Values { get; } = [];

    /// <summary>What was written with keys, e.g. <c>name[key]</c> or <c>name[0]</c>, in the order received.</summary>
    public OrderedDictionary<string, Field>? Members { get; private set; }

    /// <summary>What was written with empty brackets: <c>name[]</c>.</summary>
    public List<Field>? Items { get; private set; }

    /// <summary>Whether it is a list although nothing is in it.</summary>
    public bool IsEmptyList { get; private init; }

    public static Field Text(string text)
    {
        var field = new Field();
        field.Values.Add(new FieldValue(text));
        return field;
    }

    /// <summary>A list; without items where there are no texts.</summary>
    public static Field List(IEnumerable<string> texts)
    {
        var field = new Field { Items = [.. texts.Select(Text)] };
        return field.Items.Count > 0 ? field : new Field { IsEmptyList = true };
    }

    /// <summary>The member of a key, made where it is missing.</summary>
    public Field Member(string key)
    {
        Members ??= new OrderedDictionary<string, Field>(StringComparer.Ordinal);
        if (!Members.TryGetValue(key, out var member))
        {
            Members.Add(key, member = new Field());
        }

        return member;
    }

    /// <summary>A new item at the end, or the last one where it still lacks what comes (<c>a[][x]=1&amp;a[][y]=2</c> is one item).</summary>
    public Field Item(string? key)
    {
        Items ??= [];
        if (key is null || Items.Count == 0 || Items[^1].Members is not { } members || members.ContainsKey(key))
        {
            Items.Add(new Field());
        }

        return Items[^1];
    }
}
