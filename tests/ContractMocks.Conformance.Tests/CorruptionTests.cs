using System.Text.RegularExpressions;
using ContractMocks.Conformance.Tests.Clients.Net;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Conformance.Tests.Running;
using ContractMocks.TestSupport;

namespace ContractMocks.Conformance.Tests;

/// <summary>That the matrix can fail: answers that are wrong in one place, and whether the comparison says so.</summary>
public sealed class CorruptionTests
{
    private const string Chat = "NuGet OpenAI, chat";
    private const string Responses = "NuGet OpenAI, responses";
    private const string Messages = "NuGet Anthropic";

    private static readonly NetClient[] s_clients = [NetClients.OpenAiChat, NetClients.OpenAiResponses, NetClients.Anthropic];

    /// <summary>Client, conversation, what is wrong, a pattern, and what is put where it first matches.</summary>
    public static TheoryData<string, string, string, string, string> Corruptions => new()
    {
        { Chat, "text", "another reason to stop", "\"finish_reason\": ?\"stop\"", "\"finish_reason\":\"length\"" },
        { Chat, "text", "a piece is not there", "data: [^\n]*\"content\":\"[^\"]+\"[^\n]*\n\n|pleasure", "" },
        { Chat, "text", "no tokens", "\"prompt_tokens\": ?\\d+", "\"prompt_tokens\":0" },
        { Chat, "parallel tools", "another tool", "\"name\": ?\"get_time\"", "\"name\":\"get_weather\"" },
        { Chat, "parallel tools", "another argument", "city", "town" },
        { Responses, "text", "no tokens", "\"input_tokens\": ?\\d+", "\"input_tokens\":0" },
        { Responses, "text", "a piece is not there", "event: response.output_text.delta\n[^\n]*\n\n|pleasure", "" },
        { Messages, "text", "another reason to stop", "\"stop_reason\": ?\"end_turn\"", "\"stop_reason\":\"max_tokens\"" },
        { Messages, "text", "a piece is not there", "event: content_block_delta\n[^\n]*\n\n|pleasure", "" },
        { Messages, "parallel tools", "no tokens", "\"input_tokens\": ?\\d+", "\"input_tokens\":0" },
        { Messages, "parallel tools", "another tool", "\"name\": ?\"get_time\"", "\"name\":\"get_weather\"" },
    };

    [Theory, MemberData(nameof(Corruptions))]
    public async Task A_wrong_answer_is_found(string client, string conversation, string what, string pattern, string replacement)
    {
        var one = SharedList.Conversations.Single(one => one.Name == conversation);
        Assert.Empty(await ProblemsAsync(client, one, null));

        var problems = await ProblemsAsync(client, one, inner => new Corrupting(new Regex(pattern), replacement) { InnerHandler = inner });
        Assert.True(problems.Any(static problem => problem.StartsWith("memory, whole", StringComparison.Ordinal)), $"whole, {what}: nobody complained");
        Assert.True(problems.Any(static problem => problem.StartsWith("memory, streamed", StringComparison.Ordinal)), $"streamed, {what}: nobody complained");
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(
        string name, SharedConversation conversation, Func<HttpMessageHandler, HttpMessageHandler>? between)
    {
        var client = s_clients.Single(one => one.ToString() == name);
        await using var mock = ProviderMock.InMemory(client.Provider);
        mock.Use(conversation.For(client.Provider, client.Compatibility));
        var seen = await client.RunAsync([new Round(mock, [conversation]) { Between = between }], TestContext.Current.CancellationToken);
        return new ClientResults(client, new Dictionary<string, IReadOnlyList<SeenConversation>> { ["memory"] = seen[0] }).ProblemsOf(conversation);
    }

    /// <summary>Changes the first match in every answer.</summary>
    private sealed class Corrupting(Regex pattern, string replacement) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var type = response.Content.Headers.ContentType;
            response.Content = new StringContent(pattern.Replace(text, replacement, 1));
            response.Content.Headers.ContentType = type;
            return response;
        }
    }
}
