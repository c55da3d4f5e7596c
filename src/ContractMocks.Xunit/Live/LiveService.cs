using System.Net;
using System.Net.Http.Headers;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Live;

/// <summary>A service that contract tests are asked to run against: its address, its key, and a client that counts its calls.</summary>
internal sealed class LiveService
{
    private const string Hidden = "[key]";

    private readonly string? _key;

    private LiveService(Contract contract, Uri address, string? key, string? model, ContractTestRun run)
    {
        (Contract, Model, Run, _key) = (contract.Name, model, run, key);
        Address = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        Hint = contract.BasePath.Length == 0 || address.AbsolutePath.TrimEnd('/').EndsWith(contract.BasePath, StringComparison.Ordinal)
            ? ""
            : $" (is '{contract.BasePath}' missing at the end of the address?)";
        var inner = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        // The client lives as long as the run, like the budget that it draws on.
        Client = new HttpClient(new CountedHandler(this, new LiveKeyHandler(contract, key, inner)))
        {
            BaseAddress = new Uri(Address + "/"),
            Timeout = run.Timeout,
        };
    }

    /// <summary>The contract's name.</summary>
    public string Contract { get; }

    /// <summary>The address that tests call, without a query.</summary>
    public string Address { get; }

    /// <summary>What a path that is not found may mean; empty where the address ends as that of the document does.</summary>
    public string Hint { get; }

    /// <summary>The model to ask for instead of the one in the tests; null for that one.</summary>
    public string? Model { get; }

    public ContractTestRun Run { get; }

    public HttpClient Client { get; }

    /// <summary>The service that the variables name for a contract, or null.</summary>
    public static LiveService? Of(Contract contract, ContractTestRun run)
    {
        var variables = run.Variables;
        if (variables.OfContract(RunVariables.BaseUrl, contract.Name) is not { } text)
        {
            return null;
        }

        var variable = RunVariables.NameOf(RunVariables.BaseUrl, contract.Name);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw Misuse.Of($"{variable} is no address, expected one like https://api.example.com/v1.");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0)
        {
            throw Misuse.Of($"{variable} has a name, a password or a query in it; expected the address alone, and the key in {RunVariables.NameOf(RunVariables.Key, contract.Name)}.");
        }

        var key = variables.OfContract(RunVariables.Key, contract.Name) ?? LiveKeyHandler.UsualKey(contract, address, variables);
        return new LiveService(contract, address, key, variables.OfContract(RunVariables.Model, contract.Name), run);
    }

    /// <summary>A text of the service as it may be shown: without the key, should the service repeat it.</summary>
    public string Shown(string text) => _key is { Length: > 3 } ? text.Replace(_key, Hidden, StringComparison.Ordinal) : text;

    private sealed class CountedHandler(LiveService service, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (service.Run.Calls.Refuse(service.Address) is { } refusal)
            {
                global::Xunit.Assert.Skip(refusal);
            }

            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException exception)
            {
                var reason = $"{service.Address} does not answer: {service.Shown(exception.Message)}";
                service.Run.Calls.Stop(service.Address, reason);
                throw Misuse.Of(reason);
            }
        }
    }
}
