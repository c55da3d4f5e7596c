using ContractMocks.Xunit.Requests;

namespace ContractMocks.Xunit.Judging;

/// <summary>A mock of another document that is asked for nothing but what is wrong with a request: parameters and bodies of every kind are judged as mocks do.</summary>
internal sealed class RequestMirror : ContractMock
{
    private RequestMirror(LoadedContract contract)
        : base(contract, new MockOptions { ChecksSecurity = false })
    {
    }

    /// <summary>What the contract does not allow in the request; null where none of its operations takes it.</summary>
    public static async Task<IReadOnlyList<Violation>?> JudgeAsync(LoadedContract contract, RequestPlan request)
    {
        var mirror = new RequestMirror(contract);
        await using (mirror.ConfigureAwait(false))
        {
            using var client = mirror.CreateClient();
            using var message = request.ToMessage(null);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, global::Xunit.TestContext.Current.CancellationToken)
                .ConfigureAwait(false);
            var exchange = mirror.Journal.Exchanges[^1];
            return exchange.OperationId is null ? null : [.. exchange.Violations];
        }
    }
}
