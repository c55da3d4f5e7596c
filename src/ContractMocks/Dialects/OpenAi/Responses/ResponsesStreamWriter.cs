// Order and members are those of recorded streams: the response is announced, then each item is added, told piece by piece and done.
using ContractMocks.Engine;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>Writes a response as events, numbered from 0, without a terminator of its own.</summary>
internal sealed class ResponsesStreamWriter
{
    private readonly ResponseObject _object;
    private readonly ResponsePlan _plan;
    private readonly ResponseEvents _events;

    public ResponsesStreamWriter(ResponsePlan plan, WireBuffer buffer, bool isObfuscated)
    {
        _plan = plan;
        _object = new ResponseObject(plan, buffer.Json);
        _events = new ResponseEvents(buffer, plan.Answer, isObfuscated);
    }

    /// <param name="failure">How it failed, where it is told again; null where it did not.</param>
    public IEnumerable<StreamStep> Write(ResponseFailure? failure = null)
    {
        var isBackground = _plan.Wishes.IsBackground;
        yield return Response("response.created"u8, isBackground ? ResponseStatus.Queued : ResponseStatus.InProgress);
        if (isBackground)
        {
            yield return Response("response.queued"u8, ResponseStatus.Queued);
        }

        yield return Response("response.in_progress"u8, ResponseStatus.InProgress);
        foreach (var item in failure is null ? _plan.Items : [])
        {
            foreach (var step in item.Stream(_events))
            {
                yield return step;
            }
        }

        if (failure is not null)
        {
            Fail(failure);
            yield return StreamStep.End;
            yield break;
        }

        Response(_plan.Incomplete is null ? "response.completed"u8 : "response.incomplete"u8, ResponseStatus.Done);
        yield return StreamStep.End;
    }

    /// <summary>
    /// Writes, instead of the event that was written last, what ends a stream that fails: the failed response where the service has a code for the
    /// failure, else an event of its own.
    /// </summary>
    public void Fail(WireError error)
    {
        _events.TakeBack();
        if (ResponseFailure.Of(error) is { } failure)
        {
            Fail(failure);
            return;
        }

        var json = _events.Begin("error"u8);
        json.WriteString("code"u8, error.Code ?? error.Type);
        json.WriteString("message"u8, error.Message);
        json.WriteString("param"u8, error.Parameter);
        _events.Number();
        _events.End();
    }

    private void Fail(ResponseFailure failure)
    {
        _events.Begin("response.failed"u8).WritePropertyName("response"u8);
        _object.Write(ResponseStatus.Failed, failure);
        _events.Number();
        _events.End();
    }

    private StreamStep Response(ReadOnlySpan<byte> type, ResponseStatus status)
    {
        _events.Begin(type).WritePropertyName("response"u8);
        _object.Write(status);
        _events.Number();
        return _events.End();
    }
}
