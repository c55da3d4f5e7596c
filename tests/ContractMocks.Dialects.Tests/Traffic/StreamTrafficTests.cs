using System.Globalization;
using ContractMocks.TestSupport.Judging.Traffic;
using ContractMocks.Dialects.Streams;
using ContractMocks.Dialects.Streams.Reading;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>Every recorded stream of our surfaces goes through the order that we write ours by.</summary>
public sealed class StreamTrafficTests
{
    [Fact]
    public void Every_recorded_stream_keeps_the_order()
    {
        var found = new List<Misfit>();
        var (streams, events) = (0, 0);
        foreach (var recording in Recordings.All.Where(static one => one is { Form: not null, Status: 200 }))
        {
            if (Surface.Of(recording) is not { } surface)
            {
                continue;
            }

            var order = surface.Order(recording);
            Assert.True(order is not null, $"{recording.Name}: no order is known for {surface.Dialect}");
            foreach (var stream in StreamJudge.Cut(order, Events(recording, order)))
            {
                streams++;
                events += stream.Count;
                if (StreamJudge.Judge(order, stream) is { } problem)
                {
                    found.Add(new(recording.Name, problem));
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{streams} recorded streams with {events} events"));
        Assert.True(streams >= 90, $"only {streams} streams were judged");
        TrafficExceptions.Compare(TrafficExceptions.Streams, found);
    }

    private static IReadOnlyList<WireEvent> Events(Recording recording, StreamOrder order)
    {
        var events = WireEvent.ReadAll(recording.Body, recording.Form!.Value).ToList();
        if (recording.IsBare && order.Lives[0].Moves.Any(static move => move.To == "closed"))
        {
            events.Add(new WireEvent(null, WireEvent.Done));
        }

        return events;
    }
}
