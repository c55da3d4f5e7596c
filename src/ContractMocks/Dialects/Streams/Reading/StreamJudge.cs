using System.Globalization;
using System.Text.Json;

namespace ContractMocks.Dialects.Streams.Reading;

/// <summary>Judges whole streams by an order.</summary>
internal static class StreamJudge
{
    /// <summary>The first thing that is wrong with a stream, or null.</summary>
    /// <param name="order">Its order.</param>
    /// <param name="events">Its events.</param>
    /// <param name="isLenient">As of <see cref="StreamCursor.IsLenient"/>.</param>
    public static string? Judge(StreamOrder order, IEnumerable<WireEvent> events, bool isLenient = false) => Judge(order, events, isLenient, out _);

    /// <summary>The first thing that is wrong with a stream, or null; and the events that the order does not know.</summary>
    public static string? Judge(StreamOrder order, IEnumerable<WireEvent> events, bool isLenient, out IReadOnlyList<string> unknown)
    {
        var cursor = new StreamCursor(order) { IsLenient = isLenient };
        unknown = cursor.Unknown;
        var number = 0;
        foreach (var one in events)
        {
            number++;
            if (Take(order, cursor, one) is { } problem)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{number}: {problem}");
            }
        }

        return cursor.TryEnd()?.ToString();
    }

    /// <summary>Cuts what was recorded one after the other into streams: at each event that begins one and follows an end.</summary>
    public static IEnumerable<IReadOnlyList<WireEvent>> Cut(StreamOrder order, IReadOnlyList<WireEvent> events)
    {
        var start = 0;
        for (var i = 1; i < events.Count && order.First is not null; i++)
        {
            if (SignReader.Read(order, events[i].Data) is [{ } first] && first.Event == order.First && Ends(order, events[i - 1]))
            {
                yield return [.. events.Skip(start).Take(i - start)];
                start = i;
            }
        }

        yield return [.. events.Skip(start)];
    }

    private static bool Ends(StreamOrder order, WireEvent one)
    {
        var stream = order.Lives[0];
        return SignReader.Read(order, one.Data) is [{ } last]
            && stream.Moves.Any(move => move.Events.Contains(last.Event) && stream.Ends.Contains(move.To));
    }

    private static string? Take(StreamOrder order, StreamCursor cursor, WireEvent one)
    {
        List<StreamHappening> found;
        try
        {
            found = SignReader.Read(order, one.Data);
        }
        catch (JsonException)
        {
            return $"the data is no JSON: {one.Data[..Math.Min(60, one.Data.Length)]}";
        }

        foreach (var happening in found)
        {
            if (cursor.Try(happening.Event, happening.Part, happening.Inner) is { } problem)
            {
                return problem.ToString();
            }
        }

        return null;
    }
}
