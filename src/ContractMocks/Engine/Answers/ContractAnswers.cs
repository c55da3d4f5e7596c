namespace ContractMocks.Engine.Answers;

/// <summary>
/// The answers that the contract alone gives: made by the first request that asks for one, then kept. With <c>Prefer: dynamic=true</c> each exchange
/// has a fake of its own.
/// </summary>
internal sealed class ContractAnswers(LoadedContract contract, MockOptions options)
{
    private readonly AnswerMaker _maker = new(contract);

    /// <summary>What answers a request, or why nothing does.</summary>
    public (PreparedAnswer? Answer, WireError? Error) Find(OperationRoute route, Exchanging exchange, Preferences? preferences)
    {
        var choice = AnswerChooser.Choose(route, exchange, preferences);
        if (choice.Error is { } error)
        {
            return (null, error);
        }

        if (choice.Response is not { } response)
        {
            return (new PreparedAnswer { Status = choice.Status }, null);
        }

        if (preferences is { IsDynamic: true })
        {
            var seed = unchecked((int)StableChance.For(options.Seed, exchange.Exchange.Index, ChancePurpose.Answer).Next());
            var way = choice.Example is null ? AnswerWay.Faked : AnswerWay.Usual;
            return (_maker.Make(response, new AnswerKey(response.Status, choice.Status, choice.Content, choice.Example, seed, way)), null);
        }

        var usual = choice.Example is null && LastPage.IsAskedFor(exchange.Request) ? AnswerWay.LastPage : AnswerWay.Usual;
        var key = new AnswerKey(response.Status, choice.Status, choice.Content, choice.Example, options.Seed, usual);
        return (route.Answer(key, (_maker, response), static (key, state) => state._maker.Make(state.response, key)), null);
    }

    public static ValueTask SendAsync(PreparedAnswer answer, Exchanging exchange)
    {
        if (answer.Note is { } note)
        {
            exchange.Exchange.Note(note);
        }

        foreach (var header in answer.Headers)
        {
            exchange.AddHeader(header.Key, header.Value);
        }

        // Google's documents declare JSON alone, and every operation of theirs streams it where the query says alt=sse.
        return answer.IsStream ? StreamAsync(answer.Status, answer.Parts, exchange)
            : answer is { ContentType: { } type, Status: < 300 } && MediaType.IsJson(type) && StreamWish.IsAltSse(exchange.Request.Query)
                ? StreamAsync(answer.Status, [Event(answer.Parts[0])], exchange)
            : exchange.SendAsync(answer.Status, answer.ContentType, answer.Parts[0]);
    }

    /// <summary>JSON as one server-sent event; its line breaks are only layout, since those in texts are escaped.</summary>
    private static byte[] Event(byte[] json)
    {
        byte[] sent = [.. "data: "u8, .. json, .. "\n\n"u8];
        sent.AsSpan(0, sent.Length - 2).Replace((byte)'\n', (byte)' ');
        sent.AsSpan().Replace((byte)'\r', (byte)' ');
        return sent;
    }

    private static async ValueTask StreamAsync(int status, byte[][] parts, Exchanging exchange)
    {
        exchange.BeginStream(status);
        foreach (var part in parts)
        {
            await exchange.SendPartAsync(part).ConfigureAwait(false);
        }

        if (parts.Length == 0)
        {
            await exchange.SendPartAsync(default).ConfigureAwait(false);
        }
    }
}
