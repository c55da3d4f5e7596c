using System.Collections.Concurrent;
using System.Globalization;
using ContractMocks.TestSupport.Judging.Traffic;
using ContractMocks.Compiler.Specs;
using ContractMocks.Dialects.Streams.Reading;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Judging;

namespace ContractMocks.Dialects.Tests.Traffic;

/// <summary>Every recorded body and event of our surfaces fits our own contracts, which clients' requests and our answers are judged by.</summary>
public sealed class BodyTrafficTests
{
    private static readonly ConcurrentDictionary<string, ContractJudge> s_judges = new(StringComparer.Ordinal);

    [Fact]
    public void Every_recorded_answer_fits_our_contracts()
    {
        var found = new List<Misfit>();
        var missing = new List<Misfit>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var recording in Recordings.All.Where(static one => one.Status == 200))
        {
            if (Surface.Of(recording) is not { } surface)
            {
                missing.Add(new(recording.Host + recording.Path, $"of no surface: {recording.Name}"));
                continue;
            }

            var judge = Judge(surface.Spec);
            if (judge.Operation(surface.Method, surface.Path) is not { } operation)
            {
                missing.Add(new(recording.Host + recording.Path, $"{surface.Spec}.yaml has no {surface.Method} {surface.Path}: {recording.Name}"));
                continue;
            }

            var kind = $"{operation.Id} {(recording.Form is null ? "bodies" : "streams")}";
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (First(judge, operation, recording) is { } problem)
            {
                found.Add(new(recording.Name, problem));
            }
        }

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", counts.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}: {one.Value}"))));
        TrafficExceptions.Compare(TrafficExceptions.OutOfScope, missing);
        TrafficExceptions.Compare(TrafficExceptions.Bodies, found);
    }

    [Fact]
    public void Every_recorded_request_fits_our_contracts()
    {
        var found = new List<Misfit>();
        var judged = 0;
        foreach (var recording in Recordings.All.Where(static one => one is { Status: 200, Request: not null }))
        {
            if (Surface.Of(recording) is not { } surface || Judge(surface.Spec) is not { } judge || judge.Operation(surface.Method, surface.Path) is not { } operation
                || judge.Request(operation, recording.Request!) is not { } errors)
            {
                continue;
            }

            judged++;
            if (errors.Count > 0)
            {
                found.Add(new(recording.Name, errors[0]));
            }
        }

        Assert.True(judged >= 100, $"only {judged} requests were judged");
        TrafficExceptions.Compare(TrafficExceptions.Requests, found);
    }

    private static ContractJudge Judge(string spec) =>
        s_judges.GetOrAdd(spec, static spec => new ContractJudge(LoadedContract.From(ProviderMock.Document(spec))));

    private static string? First(ContractJudge judge, Operation operation, Recording recording)
    {
        if (recording.Form is not { } form)
        {
            return judge.Body(operation, "200", recording.Body) is { } errors ? (errors.Count > 0 ? errors[0] : null) : "our contract has no JSON there";
        }

        var number = 0;
        foreach (var one in WireEvent.ReadAll(recording.Body, form))
        {
            number++;
            var errors = judge.Event(operation, "200", one);
            if (errors is null)
            {
                return "our contract has no stream there";
            }

            if (errors.Count > 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"event {number}: {errors[0]} in {one.Data[..Math.Min(80, one.Data.Length)]}");
            }
        }

        return null;
    }
}
