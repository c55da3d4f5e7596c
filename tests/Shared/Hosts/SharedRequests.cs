using System.Text;
using ContractMocks.Conformance.Tests.Conversations;
using ContractMocks.Simulation;

namespace ContractMocks.TestSupport.Hosts;

/// <summary>The shared conversations of a provider as requests, in the order in which every host gets them, and requests that go wrong.</summary>
internal static class SharedRequests
{
    /// <summary>The scenarios of a provider's shared conversations.</summary>
    public static IReadOnlyList<Scenario> Scenarios(string provider) =>
        [.. All.Select(conversation => conversation.For(provider, CompatibilityOptions.OpenAi))];

    private static IEnumerable<SharedConversation> All => SharedList.Conversations.Concat(SharedList.Errors).Append(SharedList.BrokenStream);

    /// <summary>The requests with their names.</summary>
    public static async Task<IReadOnlyList<(string Name, MockRequest Request)>> OfAsync(LoadedContract contract, CancellationToken cancellation)
    {
        var requests = new List<(string, MockRequest)>();
        foreach (var scenario in Scenarios(contract.Contract.Provider))
        {
            var simulation = new TurnSimulation(contract, scenario);
            for (var turn = 0; turn < scenario.Turns.Count; turn++)
            {
                foreach (var played in await simulation.PlayAsync(turn, cancellation))
                {
                    if (played.Request is { } request)
                    {
                        requests.Add(($"{scenario.Name} turn {turn + 1}, {played.Operation.Id}{(played.IsStream ? ", streamed" : "")}", request));
                    }
                }
            }
        }

        return [.. requests, .. Others(contract.Contract)];
    }

    private static IEnumerable<(string, MockRequest)> Others(Contract contract)
    {
        foreach (var operation in contract.Operations)
        {
            var path = contract.BasePath + operation.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            yield return ($"{operation.Id}, asked for nothing", Request(operation.Method, path, ""));
            if (operation.Method == "GET")
            {
                yield return ($"{operation.Id}, head only", Request("HEAD", path, ""));
            }
            else
            {
                yield return ($"{operation.Id}, no JSON", Request(operation.Method, path, "{\"model\":"));
                yield return ($"{operation.Id}, no such member", Request(operation.Method, path, "{\"modle\":\"ä\"}"));
            }

            yield return ($"{operation.Id}, another method", Request("PATCH", path, "{}"));
        }
    }

    private static MockRequest Request(string method, string path, string body) => new()
    {
        Method = method,
        Path = path,
        Headers = [new("content-type", "application/json"), new("accept", "*/*")],
        Body = Encoding.UTF8.GetBytes(body),
    };
}
