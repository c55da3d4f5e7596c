using ContractMocks.Matching;

namespace ContractMocks.Engine;

/// <summary>Takes requests to their answers. One per mock; holds all its state.</summary>
internal sealed class MockEngine
{
    private readonly LoadedContract _contract;
    private readonly MockOptions _options;
    private readonly Journal _journal;
    private readonly TurnBook _book;

    public MockEngine(LoadedContract contract, MockOptions options, Journal journal)
    {
        _contract = contract;
        _options = options;
        _journal = journal;
        _book = new TurnBook(ProviderInfo.Find(contract.Contract.Provider));
    }

    public void Use(Scenario scenario) => _book.Add(scenario, _contract.Contract.Provider);

    public TurnChain NewChain(Operation operation) => _book.NewChain(operation.Id);

    public void Reset()
    {
        _journal.Clear();
        _book.Reset();
    }

    /// <exception cref="ArgumentException">The contract has no such operation.</exception>
    public Operation Operation(string id)
    {
        foreach (var operation in _contract.Contract.Operations)
        {
            if (operation.Id == id)
            {
                return operation;
            }
        }

        throw new ArgumentException(
            $"The contract '{_contract.Contract.Name}' has no operation '{id}'; "
            + Nearest.Suggestion(id, _contract.Contract.Operations.Select(static known => known.Id)));
    }

    public Task HandleAsync(MockRequest request, MockResponse response, CancellationToken cancellation) => throw new NotImplementedException();
}
