namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>The events of a text that is spoken: sound, here silence, and its transcript.</summary>
internal static class SpokenText
{
    /// <summary>A fiftieth of a second of silence: 16-bit samples, 24,000 a second.</summary>
    private const int BytesPerPiece = 24_000 / 50 * 2;

    private static readonly byte[] s_silence = new byte[BytesPerPiece];

    public static IEnumerable<StreamStep> Write(ResponsePlan plan, string text, ResponseEvents events)
    {
        var pieces = plan.Answer.Pieces.Text(text);
        for (var i = 0; i < pieces.Count; i++)
        {
            events.Begin("response.audio.delta"u8).WriteBase64String("delta"u8, s_silence);
            Place(events, plan);
            yield return events.End(StreamStep.Token);
            events.Begin("response.audio.transcript.delta"u8).WriteString("delta"u8, pieces[i]);
            Place(events, plan);
            yield return events.End(StreamStep.Token);
        }

        events.Begin("response.audio.done"u8);
        Place(events, plan);
        yield return events.End();
        events.Begin("response.audio.transcript.done"u8);
        Place(events, plan);
        yield return events.End();
    }

    private static void Place(ResponseEvents events, ResponsePlan plan)
    {
        events.Json.WriteString("response_id"u8, plan.Ids.Response);
        events.Number();
    }
}
