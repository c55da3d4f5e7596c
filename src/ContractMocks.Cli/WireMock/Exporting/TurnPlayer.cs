using System.Text;
using System.Text.Json;
using ContractMocks.Simulation;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>Has our engine answer a turn, alone on a mock: no turn before it gets in the way. The same input gives the same bytes.</summary>
internal sealed class TurnPlayer(LoadedContract contract, Scenario scenario, int seed)
{
    /// <summary>Ids are made from the number of the answer. So that those of two turns differ, as they would in one conversation, a turn is asked that often.</summary>
    private const int MostNumbers = 16;

    private static readonly TurnTexts s_texts = new(static _ => null);

    // A text that a template fills must stand in one piece.
    private static readonly WireOptions s_whole = new() { Chunking = Chunking.Characters(int.MaxValue) };

    // Of the connection, or about our own checks.
    private static readonly string[] s_ownHeaders = ["date", "content-length", "transfer-encoding", "connection", "keep-alive", "server"];

    /// <summary>Whether a stream says each text in one piece.</summary>
    public bool SaysWhole { get; init; }

    /// <summary>The answer to a request that is made up from the turn's conditions, or why there is none.</summary>
    public async Task<(WrittenAnswer? Answer, string? Obstacle)> PlayAsync(
        int turn, ProviderWords words, Operation operation, RequestWay way, CancellationToken cancellation)
    {
        var alone = scenario with { Turns = [scenario.Turns[turn] with { AfterPrevious = false, Times = MostNumbers }] };
        var mock = new SimulatedMock(contract, new MockOptions
        {
            Seed = seed, Requests = RequestChecks.Lenient, ChecksSecurity = false, Wire = SaysWhole ? s_whole : new WireOptions(),
        });
        await using (mock.ConfigureAwait(false))
        {
            try
            {
                mock.Use(alone);
                using var client = mock.CreateClient();
                var conversation = TurnConversation.Of(scenario, turn, s_texts, KnownModels.Of(contract.Contract.Provider));
                for (var before = turn % MostNumbers; before > 0; before--)
                {
                    using var ignored = Message(conversation, words, operation, way);
                    using var first = await client.SendAsync(ignored, cancellation).ConfigureAwait(false);
                    await first.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
                }

                using var message = Message(conversation, words, operation, way);
                using var response = await client.SendAsync(message, cancellation).ConfigureAwait(false);
                var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
                var outcome = mock.Journal.Exchanges[^1].Outcome;
                return outcome.Kind == OutcomeKind.Matched
                    ? (new WrittenAnswer((int)response.StatusCode, Headers(response), body, conversation.Model), null)
                    : (null, $"the request made up from the turn's conditions does not reach it, but {outcome}");
            }
            catch (Exception exception) when (exception is UnreachableTurnException or ArgumentException or InvalidOperationException or HttpRequestException
                or UnfakeableSchemaException or JsonException or IOException)
            {
                return (null, exception.Message);
            }
        }
    }

    private static HttpRequestMessage Message(TurnConversation conversation, ProviderWords words, Operation operation, RequestWay way)
    {
        var path = words.Path(operation, conversation, way.IsStream);
        var body = words.Write(conversation, way.IsStream);
        if (way.Without is { } member)
        {
            body.Remove(member);
        }

        if (way.Query is { } query)
        {
            path = path.Split('?')[0] + query;
        }

        var message = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body.ToJsonString(WireText.Options), Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in words.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static SortedDictionary<string, object> Headers(HttpResponseMessage response)
    {
        var headers = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            if (!s_ownHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("x-contractmocks-", StringComparison.OrdinalIgnoreCase))
            {
                var all = values.ToArray();
                headers[name] = all is [var only] ? only : all;
            }
        }

        return headers;
    }
}
