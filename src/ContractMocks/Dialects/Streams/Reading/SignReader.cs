using System.Text.Json;

namespace ContractMocks.Dialects.Streams.Reading;

/// <summary>What happens in an event: the event of the order, and which parts it speaks of.</summary>
internal readonly record struct StreamHappening(string Event, int Part, int Inner);

/// <summary>Sees in the data of events what happens, by the signs of an order.</summary>
internal static class SignReader
{
    /// <summary>What happens in an event, in the order of the signs.</summary>
    public static List<StreamHappening> Read(StreamOrder order, string data)
    {
        if (data == WireEvent.Done)
        {
            return [new(WireEvent.Done, 0, 0)];
        }

        var found = new List<StreamHappening>();
        using var json = JsonDocument.Parse(data);
        foreach (var sign in order.Signs)
        {
            if (found.Count > 0 && order.HasOneSign)
            {
                break;
            }

            Find(sign, sign.Path, json.RootElement, json.RootElement, [], found);
        }

        if (found.Count == 0)
        {
            found.Add(new(order.Unsigned, 0, 0));
        }

        return found;
    }

    private static void Find(StreamSign sign, string path, JsonElement at, JsonElement root, int[] indexes, List<StreamHappening> found)
    {
        if (path.Length == 0)
        {
            Add(sign, at, root, indexes, found);
            return;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        var rest = dot < 0 ? "" : path[(dot + 1)..];
        var isList = name.EndsWith("[]", StringComparison.Ordinal);
        if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(isList ? name[..^2] : name, out var value))
        {
            return;
        }

        if (!isList)
        {
            Find(sign, rest, value, root, indexes, found);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var place = 0;
            foreach (var item in value.EnumerateArray())
            {
                Find(sign, rest, item, root, [.. indexes, Number(item, "index") ?? place], found);
                place++;
            }
        }
    }

    private static void Add(StreamSign sign, JsonElement value, JsonElement root, int[] indexes, List<StreamHappening> found)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined
            || (sign.Event is null && value.ValueKind != JsonValueKind.String))
        {
            return;
        }

        var part = sign.Part is { } name ? Number(root, name) ?? 0 : indexes.Length > 0 ? indexes[0] : 0;
        var inner = sign.Inner is { } names ? First(root, names) : indexes.Length > 1 ? indexes[1] : 0;
        found.Add(new(sign.Event ?? value.GetString()!, part, inner));
    }

    private static int First(JsonElement root, string names)
    {
        foreach (var name in names.Split('|'))
        {
            if (Number(root, name) is { } number)
            {
                return number;
            }
        }

        return 0;
    }

    private static int? Number(JsonElement at, string name) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;
}
