using System.Text;
using WireMock.Server;
using WireMock.Settings;

namespace ContractMocks.WireMock.Tests;

/// <summary>A WireMock.Net server as a suite has it that knows nothing of ContractMocks, and requests to it.</summary>
internal static class Running
{
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static WireMockServer Server() =>
        WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], StartAdminInterface = true });

    /// <summary>Asks OpenAI's chat completions.</summary>
    public static Task<HttpResponseMessage> AskAsync(HttpClient client, string user, bool stream = false) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "chat/completions")
            {
                Content = new StringContent(
                    $$"""{"model":"gpt-5","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"{{user}}"}]}""", Encoding.UTF8, "application/json"),
            },
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation);

    /// <summary>Asks, and reads the answer's text.</summary>
    public static async Task<string> SaidAsync(HttpClient client, string user, bool stream = false)
    {
        using var response = await AskAsync(client, user, stream);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
