using System.Globalization;
using System.Text;
using ContractMocks.Dialects.Streams;
using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Judging;
using ContractMocks.Xunit.Requests;
using Xunit.Sdk;

namespace ContractMocks.Xunit.Live;

/// <summary>Asks a live service what a test asks the mock, and tells how its answer differs from the document and from the mock's answer.</summary>
/// <param name="service">The service.</param>
/// <param name="judge">The document.</param>
/// <param name="own">The mock's own contract, which its answers are read by whatever document judges.</param>
/// <param name="operation">The operation in the mock's own contract.</param>
/// <param name="question">What is asked.</param>
internal sealed class LiveCheck(LiveService service, Judge judge, LoadedContract own, Operation operation, LiveQuestion question)
{
    private const int MostShown = 10;
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Running.ContractTestRun _run = service.Run;

    /// <summary>Runs what asks the service; a test that does not get to ask is kept in the report with its reason.</summary>
    public async Task RunAsync(Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
        }
        catch (SkipException skip)
        {
            _run.Report.Value.NotAsked(service, question, Reason(skip));
            throw;
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="accept">The media type to ask for by <c>Accept</c>, or null.</param>
    /// <param name="order">The order of the stream that must come, where one is known.</param>
    /// <param name="mock">Sends the same request to the mock.</param>
    public async Task AskAsync(RequestPlan request, string? accept, StreamOrder? order, Func<Task<Answer>> mock)
    {
        var findings = new Findings(question.Subject) { Document = judge.Document };
        var judged = judge.Of(findings, operation);
        await judged.CheckRequestAsync(findings, request).ConfigureAwait(false);
        var asked = request with { Status = null };
        var (answer, unread) = await SendAsync(asked, accept).ConfigureAwait(false);
        if (answer is null)
        {
            Tell([unread!], "");
            return;
        }

        StopWhereUseless(answer);
        var found = new ServiceJudge(judged, question, order, service.Shown).Judge(answer).ToList();
        if (answer.Status is >= 200 and <= 299)
        {
            found.AddRange(MockComparison.Compare(own, operation, order, answer, await mock().ConfigureAwait(false)));
        }

        Tell(found, answer.Status == 404 ? service.Hint : "");
    }

    private void Tell(List<Drift> found, string hint)
    {
        _run.Report.Value.Asked(service, judge, question, found);
        // The last one to run has the line of the whole run; the console belongs to the runner, which reads it.
        global::Xunit.TestContext.Current.TestOutputHelper?.WriteLine(_run.Report.Value.Summary);
        var failing = found.FindAll(drift => drift.Level <= _run.FailOn);
        if (failing.Count > 0)
        {
            throw new XunitException(Message(failing, hint));
        }

        if (found.Count > 0)
        {
            global::Xunit.TestContext.Current.AddWarning(
                string.Create(CultureInfo.InvariantCulture, $"{service.Address}: {found.Count} differences that fail no test: see {_run.Report.Value.Markdown}"));
        }
    }

    /// <summary>The answer, read to its end; else what kept it from being read.</summary>
    private async Task<(Answer? Answer, Drift? Unread)> SendAsync(RequestPlan request, string? accept)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(global::Xunit.TestContext.Current.CancellationToken);
        limit.CancelAfter(_run.Timeout);
        using var message = request.ToMessage(accept);
        try
        {
            using var response = await service.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(MostBytes, limit.Token).ConfigureAwait(false);
            return (await Answer.ReadAsync(response, limit.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!global::Xunit.TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return (null, Unread(string.Create(CultureInfo.InvariantCulture, $"an answer in {_run.Timeout.TotalSeconds} s (CONTRACTMOCKS_LIVE_TIMEOUT)"), "none"));
        }
        catch (HttpRequestException exception)
        {
            return (null, Unread(string.Create(CultureInfo.InvariantCulture, $"an answer of at most {MostBytes / 1024 / 1024} MB that can be read"), service.Shown(exception.Message)));
        }
    }

    private static Drift Unread(string expected, string found) => new(DriftFrom.Document, DriftKinds.Unread, "", expected, found);

    /// <summary>Nothing is tried again: a service that is busy, or does not know the key, gets no further calls in this run.</summary>
    private void StopWhereUseless(Answer answer)
    {
        if (answer.Status is 429 or 503 or 529)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"{service.Address} is busy (it answered {answer.Status}), and is not called again in this run");
            _run.Calls.Stop(service.Address, reason);
            global::Xunit.Assert.Skip(reason);
        }

        if (answer.Status is 401 or 403)
        {
            var variable = Running.RunVariables.NameOf(Running.RunVariables.Key, service.Contract);
            var reason = string.Create(CultureInfo.InvariantCulture, $"{service.Address} does not let us in (it answered {answer.Status}); set {variable}");
            _run.Calls.Stop(service.Address, reason + "; it is not called again in this run");
            throw new XunitException($"{question.Subject}: {reason}.");
        }
    }

    private string Message(List<Drift> failing, string hint)
    {
        var text = new StringBuilder().Append(question.Subject).Append(": ").Append(service.Address).Append(" differs from ").Append(judge.Document ?? "the mock's document").Append(hint);
        foreach (var drift in failing.Take(MostShown))
        {
            text.Append("\n  ").Append(drift);
        }

        if (failing.Count > MostShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  and {failing.Count - MostShown} more");
        }

        return text.Append("\n  all: ").Append(_run.Report.Value.Markdown).ToString();
    }

    private static string Reason(SkipException skip)
    {
        var at = skip.Message.LastIndexOf('$');
        return at < 0 ? skip.Message : skip.Message[(at + 1)..];
    }
}
