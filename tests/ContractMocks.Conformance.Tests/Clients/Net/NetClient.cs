using System.ClientModel;
using System.Reflection;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>A client from NuGet: on a socket and in memory.</summary>
internal sealed record NetClient : ClientUnderTest
{
    /// <summary>Begins a conversation.</summary>
    public required Func<Connection, SharedConversation, ITalk> Begin { get; init; }

    /// <summary>A type of the package.</summary>
    public required Type Type { get; init; }

    /// <summary>Reads the status from an exception of the client.</summary>
    public required Func<Exception, int?> StatusOf { get; init; }

    public override string Registry => "NuGet";

    public override string Version =>
        Type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override IReadOnlyList<string> Hosts => ["socket", "memory"];

    // It is restored with the tests.
    public override string? Missing => null;

    public override async Task<IReadOnlyList<IReadOnlyList<SeenConversation>>> RunAsync(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var all = new List<IReadOnlyList<SeenConversation>>();
        foreach (var round in rounds)
        {
            var handler = round.Mock.CreateHandler();
            using var http = new HttpClient(round.Between?.Invoke(handler) ?? handler);
            var connection = new Connection(http, round.Mock.Endpoint, round.Key);
            var outcomes = new List<SeenConversation>();
            foreach (var conversation in round.Conversations)
            {
                outcomes.Add(await RunAsync(connection, conversation, streamed: false, cancellation));
                outcomes.Add(await RunAsync(connection, conversation, streamed: true, cancellation));
            }

            all.Add(outcomes);
        }

        return all;
    }

    private async Task<SeenConversation> RunAsync(Connection connection, SharedConversation conversation, bool streamed, CancellationToken cancellation)
    {
        var answers = new List<SeenAnswer>();
        try
        {
            var talk = Begin(connection, conversation);
            await using var end = talk as IAsyncDisposable;
            var said = 0;
            talk.Say(conversation.Users[said++], conversation.Image);
            // A mock that calls for ever must not hold up the others.
            while (answers.Count < 10)
            {
                var answer = streamed ? await talk.StreamAsync(cancellation) : await talk.AnswerAsync(cancellation);
                answers.Add(answer);
                if (answer.Calls.Count > 0 && conversation.Results.Count > 0)
                {
                    await talk.ReturnAsync(conversation.Results, cancellation);
                }
                else if (said < conversation.Users.Count)
                {
                    talk.Say(conversation.Users[said++], null);
                }
                else
                {
                    break;
                }
            }

            return new SeenConversation(conversation.Name, streamed, answers, null);
        }
#pragma warning disable CA1031 // Whatever a client throws is what the test is about.
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var shown = (exception as StreamedFailureException)?.ShownAs ?? exception.GetType().Name;
            return new SeenConversation(conversation.Name, streamed, answers, new SeenError(StatusOf(exception), shown, exception.Message));
        }
    }
}
