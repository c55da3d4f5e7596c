using System.Globalization;
using ContractMocks.Engine.Errors;

namespace ContractMocks.Engine.Answers;

/// <summary>What is to be sent, or why nothing fits.</summary>
internal readonly record struct AnswerChoice(Response? Response, int Status, int Content, string? Example, WireError? Error)
{
    public static AnswerChoice Of(WireError error) => new(null, 0, -1, null, error);
}

/// <summary>Chooses among an operation's responses: status, then media type, then example.</summary>
internal static class AnswerChooser
{
    public static AnswerChoice Choose(OperationRoute route, Exchanging exchange, Preferences? preferences)
    {
        if (preferences is null or { Code: null, Example: null })
        {
            return route.Success is { } success ? ChooseContent(route, exchange, success, Status(success), null) : new AnswerChoice(null, 200, -1, null, null);
        }

        return preferences.Code is { } code
            ? ChooseByCode(route, exchange, code, preferences.Example)
            : ChooseByExample(route, exchange, preferences.Example!);
    }

    /// <summary>The status that is sent for one as the document writes it: <c>4XX</c> as 400, <c>default</c> as 200.</summary>
    public static int Status(Response response) =>
        int.TryParse(response.Status, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? exact
        : response.Status.Length == 3 && char.IsAsciiDigit(response.Status[0]) ? (response.Status[0] - '0') * 100
        : 200;

    /// <summary>The response that speaks for a status: the exact one, its range, the default one.</summary>
    public static Response? Find(Operation operation, int status)
    {
        var exact = status.ToString(CultureInfo.InvariantCulture);
        Response? range = null;
        Response? other = null;
        foreach (var response in operation.Responses)
        {
            if (response.Status == exact)
            {
                return response;
            }

            if (response.Status.Length == 3 && response.Status[0] == exact[0] && response.Status.EndsWith("XX", StringComparison.OrdinalIgnoreCase))
            {
                range = response;
            }
            else if (response.Status == "default")
            {
                other = response;
            }
        }

        return range ?? other;
    }

    /// <summary>Why none of the usual answer's types is one that the client takes; null where one is. For answers that the contract does not make.</summary>
    public static WireError? NotAcceptable(OperationRoute route, Exchanging exchange)
    {
        if (route.Success is not { Contents.Count: > 0 } success || AcceptHeader.Of(exchange.Request) is not { IsOpen: false } accept)
        {
            return null;
        }

        var wantsStream = StreamWish.IsIn(exchange);
        foreach (var content in success.Contents)
        {
            if (Score(content.MediaType, accept, wantsStream, success.Contents.Count == 1) > 0)
            {
                return null;
            }
        }

        return ChooseContent(route, exchange, success, Status(success), null).Error;
    }

    /// <summary>The error of a status that a client asked for.</summary>
    public static WireError AskedFor(int status) => new(
        status, ErrorWords.Kind(status), string.Create(CultureInfo.InvariantCulture, $"The status {status} was asked for by a Prefer header."));

    private static AnswerChoice ChooseByCode(OperationRoute route, Exchanging exchange, string code, string? example)
    {
        // A name from the document may be asked for as it stands there: 4XX, default.
        var named = route.Operation.Responses.FirstOrDefault(response => response.Status.Equals(code, StringComparison.OrdinalIgnoreCase));
        var isNumber = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 200 and <= 599;
        var status = isNumber ? number : named is null ? 0 : Status(named);
        if (status is < 200 or > 599)
        {
            return Unknown("code", code, route, Codes(route));
        }

        if ((named ?? Find(route.Operation, status)) is { } response)
        {
            return ChooseContent(route, exchange, response, status, example);
        }

        // Every service can fail, whether its document says so or not, and clients must cope.
        return status >= 400
            ? AnswerChoice.Of(AskedFor(status))
            : Unknown("code", code, route, Codes(route));
    }

    private static AnswerChoice ChooseByExample(OperationRoute route, Exchanging exchange, string example)
    {
        var responses = route.Success is { } success ? route.Operation.Responses.Prepend(success) : route.Operation.Responses;
        foreach (var response in responses)
        {
            if (response.Contents.Any(content => content.Examples.Any(one => one.Name == example)))
            {
                return ChooseContent(route, exchange, response, Status(response), example);
            }
        }

        return Unknown("example", example, route, Examples(route.Operation.Responses));
    }

    private static AnswerChoice ChooseContent(OperationRoute route, Exchanging exchange, Response response, int status, string? example)
    {
        if (response.Contents.Count == 0 || status is 204 or 304)
        {
            return example is null
                ? new AnswerChoice(response, status, -1, null, null)
                : Unknown("example", example, route, []);
        }

        var accept = AcceptHeader.Of(exchange.Request);
        var wantsStream = StreamWish.IsIn(exchange) && response.Contents.Any(static content => MediaType.IsEventStream(content.MediaType));
        var best = -1;
        var bestScore = 0;
        for (var i = 0; i < response.Contents.Count; i++)
        {
            var content = response.Contents[i];
            if (example is not null && !content.Examples.Any(one => one.Name == example))
            {
                continue;
            }

            var score = Score(content.MediaType, accept, wantsStream, response.Contents.Count == 1);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        if (best >= 0)
        {
            return new AnswerChoice(response, status, best, example, null);
        }

        return example is not null && !response.Contents.Any(content => content.Examples.Any(one => one.Name == example))
            ? Unknown("example", example, route, Examples([response]))
            : Refused(accept, route, response);
    }

    /// <summary>How well a media type suits; 0 for not at all. The client's weight counts most, then what a client without a wish would want.</summary>
    /// <remarks>A download whose only type is bytes stands for whatever was stored: clients ask for the type that they know it has.</remarks>
    private static int Score(string mediaType, AcceptHeader accept, bool wantsStream, bool isOnly)
    {
        const int Step = 10;
        var isStream = MediaType.IsEventStream(mediaType);
        var weight = accept.Weight(mediaType);
        if (isStream && wantsStream)
        {
            // Official SDKs ask for a stream in the body and accept JSON.
            return 2000 * Step;
        }

        if (weight == 0)
        {
            weight = isOnly && MediaType.IsBinary(mediaType) || IsNear(mediaType, accept) ? 1 : 0;
        }

        if (weight == 0)
        {
            return 0;
        }

        var usual = MediaType.IsJson(mediaType) ? 3 : isStream ? 1 : 2;
        return (weight * Step) + (isStream && StreamWish.IsAccepted(accept) ? Step - 1 : usual);
    }

    // Clients are careless with vendor types (application/vnd.x+json for application/json) and with the names of bytes (application/binary).
    private static bool IsNear(string mediaType, AcceptHeader accept) =>
        (MediaType.IsJson(mediaType) && accept.Any(static range => MediaType.IsJson(range)))
        || (MediaType.IsBinary(mediaType) && accept.Any(static range => MediaType.IsBinary(range)));

    private static AnswerChoice Refused(AcceptHeader accept, OperationRoute route, Response response)
    {
        var offered = string.Join(", ", response.Contents.Select(static content => content.MediaType));
        var message = $"Not acceptable: the request accepts '{accept}'; '{route.Operation.Id}' answers {response.Status} with {offered}.";
        var violation = new Violation(ViolationPlace.Header, "accept", "accept", message, offered, $"'{accept}'");
        return AnswerChoice.Of(new WireError(406, WireError.Invalid, message, "accept", "not_acceptable") { Violations = [violation] });
    }

    private static AnswerChoice Unknown(string what, string wanted, OperationRoute route, List<string> known)
    {
        var message = known.Count == 0
            ? $"The preferred {what} '{wanted}' is not there: '{route.Operation.Id}' has none."
            : $"The preferred {what} '{wanted}' is not there: '{route.Operation.Id}' has {string.Join(", ", known)}.";
        return AnswerChoice.Of(new WireError(404, WireError.Invalid, message, "prefer", $"unknown_{what}"));
    }

    private static List<string> Codes(OperationRoute route) => [.. route.Operation.Responses.Select(static response => response.Status)];

    private static List<string> Examples(IEnumerable<Response> responses) =>
    [
        .. responses.SelectMany(static response => response.Contents).SelectMany(static content => content.Examples)
            .Select(static example => example.Name).Where(static name => name.Length > 0).Distinct(),
    ];
}
