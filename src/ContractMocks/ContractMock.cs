using ContractMocks.Engine;

namespace ContractMocks;

/// <summary>
/// A mock server: the base of the types that the generator emits. It knows no host; <see cref="HandleAsync"/> is the one way in, whether a
/// request comes from a socket or from <see cref="CreateHandler"/>. Thread-safe; two mocks share nothing.
/// </summary>
public abstract class ContractMock : IAsyncDisposable
{
    private static readonly Uri s_inMemory = new("http://localhost/");

    private readonly MockEngine _engine;
    private IMockHost? _host;
    private int _disposed;

    /// <summary>A mock without a host, answering in memory.</summary>
    /// <param name="contract">What the provider takes and answers.</param>
    /// <param name="options">How it behaves; null for the defaults.</param>
    protected ContractMock(LoadedContract contract, MockOptions? options)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Contract = contract;
        Options = options ?? new MockOptions();
        Journal = new Journal(Options.JournalCapacity) { File = JournalFile.FromEnvironment(contract) };
        _engine = new MockEngine(contract, Options, Journal);
    }

    /// <summary>What the provider takes and answers.</summary>
    public LoadedContract Contract { get; }

    /// <summary>How the mock behaves.</summary>
    public MockOptions Options { get; }

    /// <summary>What the mock received and what it answered.</summary>
    public Journal Journal { get; }

    /// <summary>
    /// The base address for clients, the contract's base path included: <c>http://127.0.0.1:41873/v1</c> on a socket,
    /// <c>http://localhost/v1</c> in memory.
    /// </summary>
    public Uri Endpoint => new(_host?.Address ?? s_inMemory, Contract.Contract.BasePath);

    internal MockEngine Engine => _engine;

    /// <summary>What carries requests here; null in memory.</summary>
    internal IMockHost? Host => _host;

    /// <summary>Adds a scenario. Scenarios and turns written in C# are tried in the order they were added.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ArgumentException">It is written for another provider, or holds a template or a regular expression that is not valid.</exception>
    public void Use(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _engine.Use(scenario);
    }

    /// <summary>Adds scenarios, in order.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <exception cref="ArgumentException">One is written for another provider, or holds a template or a regular expression that is not valid.</exception>
    public void Use(params Scenario[] scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        foreach (var scenario in scenarios)
        {
            Use(scenario);
        }
    }

    /// <summary>Forgets what was received and how often each turn answered; scenarios and turns stay.</summary>
    public void Reset() => _engine.Reset();

    /// <summary>A handler for <see cref="HttpClient"/>s: in memory without a socket, else an ordinary one. The caller disposes it.</summary>
    public HttpMessageHandler CreateHandler() => _host?.CreateHandler() ?? new InMemoryHandler(this);

    /// <summary>A client whose base address is <see cref="Endpoint"/> with a slash at its end, so that <c>GetAsync("models")</c> works. The caller disposes it.</summary>
    /// <remarks>
    /// It adds made-up keys and tokens where the document asks for some and a request has none. A client over <see cref="CreateHandler"/> adds nothing.
    /// </remarks>
    public HttpClient CreateClient() => new(new CredentialHandler(CredentialHandler.Schemes(Contract.Contract), CreateHandler()))
    {
        BaseAddress = new Uri(Endpoint.AbsoluteUri.TrimEnd('/') + "/"),
    };

    /// <summary>Answers a request. Hosts call it; it throws only when the response cannot be written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">Where the answer goes.</param>
    /// <param name="cancellation">Cancelled when the client is gone.</param>
    public Task HandleAsync(MockRequest request, MockResponse response, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _engine.HandleAsync(request, response, cancellation);
    }

    /// <summary>Stops the host, if there is one. The journal stays readable.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0 && _host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Answers a request whose body a host did not read, because it is longer than the host takes.</summary>
    internal Task RefuseTooLargeAsync(MockRequest request, MockResponse response, long most, CancellationToken cancellation) =>
        _engine.RefuseTooLargeAsync(request, response, most, cancellation);

    internal void AttachHost(IMockHost host)
    {
        if (Interlocked.CompareExchange(ref _host, host, null) is not null)
        {
            throw new InvalidOperationException("This mock has a host already; make another mock for another host.");
        }
    }

    /// <summary>The typed face of a conversation operation. Emitted code calls it.</summary>
    /// <param name="operationId">The operation's id in the contract.</param>
    /// <typeparam name="TRequest">The request body.</typeparam>
    /// <typeparam name="TResponse">The response body.</typeparam>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    protected ConversationOperation<TRequest, TResponse> Conversation<TRequest, TResponse>(string operationId) =>
        new(_engine, _engine.Operation(operationId));

    /// <summary>The typed face of any other operation. Emitted code calls it.</summary>
    /// <param name="operationId">The operation's id in the contract.</param>
    /// <typeparam name="TRequest">The request body; <see cref="NoBody"/> where there is none.</typeparam>
    /// <typeparam name="TResponse">The response body; <see cref="NoBody"/> where there is none.</typeparam>
    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    protected ApiOperation<TRequest, TResponse> Operation<TRequest, TResponse>(string operationId) =>
        new(_engine, _engine.Operation(operationId));
}
