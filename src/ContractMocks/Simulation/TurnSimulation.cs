using System.Globalization;
using System.Text;
using ContractMocks.Simulation.Words;

namespace ContractMocks.Simulation;

/// <summary>Plays turns of a scenario on a mock in memory, each with a request made up to meet its conditions. The same input gives the same answers.</summary>
internal sealed class TurnSimulation(LoadedContract contract, Scenario scenario)
{
    /// <summary>The most requests that are sent to reach one turn: turns before it may answer the same a number of times.</summary>
    private const int MostRequests = 100;

    // Judging requests is not what a simulation is for: a scenario is to be heard where the document refuses our way of asking, too.
    private static readonly MockOptions s_options = new() { Requests = RequestChecks.Lenient, ChecksSecurity = false };

    private static readonly TurnTexts s_texts = new(static _ => null);

    /// <summary>Plays a turn on every operation of the contract whose conversations we can write, as JSON and as a stream.</summary>
    /// <param name="turn">The turn, counted from 0.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SimulatedTurn>> PlayAsync(int turn, CancellationToken cancellation)
    {
        var played = new List<SimulatedTurn>();
        foreach (var words in ProviderWords.All)
        {
            foreach (var isStream in (bool[])[false, true])
            {
                if (words.Operation(contract.Contract, isStream) is { } operation)
                {
                    played.Add(await PlayAsync(turn, new SimulatedTurn(operation, isStream) { Words = words }, cancellation).ConfigureAwait(false));
                }
            }
        }

        return played;
    }

    private async Task<SimulatedTurn> PlayAsync(int turn, SimulatedTurn played, CancellationToken cancellation)
    {
        var mock = new SimulatedMock(contract, s_options);
        await using (mock.ConfigureAwait(false))
        {
            try
            {
                mock.Use(scenario);
                using var client = mock.CreateClient();
                for (var before = FirstNeeded(turn); before < turn; before++)
                {
                    await SendUntilAsync(mock, client, played with { IsStream = false }, before, cancellation).ConfigureAwait(false);
                }

                return await SendUntilAsync(mock, client, played, turn, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is UnreachableTurnException or ArgumentException or InvalidOperationException or HttpRequestException
                or UnfakeableSchemaException or System.Text.Json.JsonException or IOException)
            {
                return played with { Note = exception.Message };
            }
        }
    }

    // A turn that waits for the one before it is reached through it.
    private int FirstNeeded(int turn)
    {
        while (turn > 0 && scenario.Turns[turn].AfterPrevious)
        {
            turn--;
        }

        return turn;
    }

    private async Task<SimulatedTurn> SendUntilAsync(SimulatedMock mock, HttpClient client, SimulatedTurn played, int turn, CancellationToken cancellation)
    {
        var (operation, words) = (played.Operation, played.Words);
        var conversation = TurnConversation.Of(scenario, turn, s_texts, KnownModels.Of(contract.Contract.Provider));
        var path = words.Path(operation, conversation, played.IsStream);
        var body = words.Write(conversation, played.IsStream).ToJsonString(WireText.Options);
        var asked = played with { Request = Request(mock, operation, path, words, body) };
        for (var sent = 0; sent < MostRequests; sent++)
        {
            using var message = Message(operation, path, words, body);
            using var response = await client.SendAsync(message, cancellation).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            var outcome = mock.Journal.Exchanges[^1].Outcome;
            if (outcome.Kind == OutcomeKind.Matched && outcome.Turn == turn + 1)
            {
                return asked with { Answer = new SimulatedAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", text) };
            }

            if (outcome.Kind != OutcomeKind.Matched || IsUnlimited(outcome.Turn!.Value - 1))
            {
                return asked with { Note = $"the request made up from the turn's conditions does not reach it, but {outcome}" };
            }
        }

        return asked with { Note = string.Create(CultureInfo.InvariantCulture, $"other turns answered {MostRequests} requests before it") };
    }

    private bool IsUnlimited(int turn) => scenario.Turns[turn] is { Times: null, When.Count: > 0 };

    private static HttpRequestMessage Message(Operation operation, string path, ProviderWords words, string body)
    {
        var message = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in words.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static MockRequest Request(SimulatedMock mock, Operation operation, string path, ProviderWords words, string body)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return new MockRequest
        {
            Method = operation.Method,
            Path = mock.Contract.Contract.BasePath + "/" + (query < 0 ? path : path[..query]),
            Query = query < 0 ? "" : path[(query + 1)..],
            Headers = [.. words.Headers, new("content-type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        };
    }
}
