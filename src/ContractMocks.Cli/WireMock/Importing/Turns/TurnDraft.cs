namespace ContractMocks.Cli.WireMock.Importing.Turns;

/// <summary>A turn made of a mapping, before it has its place among others.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Operation">The operation that it answers.</param>
/// <param name="Wanted">What it asks of a request.</param>
/// <param name="Reply">What it answers.</param>
internal sealed record TurnDraft(ImportedMapping Mapping, FoundOperation Operation, WantedRequest Wanted, Reply Reply)
{
    /// <summary>A condition that every request of a conversation meets, for turns that answer whatever is asked, any number of times.</summary>
    private static readonly Condition s_anything = new ModelCondition(TextTest.Matches("."));

    public string Provider => Operation.Provider!.Name;

    /// <summary>What is said of the turn in the file, each a sentence.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>Mappings that say the same.</summary>
    public List<ImportedMapping> Also { get; } = [];

    public int? Times { get; init; }

    public bool AfterPrevious { get; init; }

    /// <summary>Whether the turn answers more than the mapping did.</summary>
    public bool IsWidened => Wanted.LeftOut.Count > 0;

    /// <summary>The conditions. A turn that may answer without a limit has one in any case, because a turn without answers once.</summary>
    public EquatableArray<Condition> When
    {
        get
        {
            var conditions = Wanted.Conditions();
            return conditions.Count == 0 && Times is null ? [s_anything] : conditions;
        }
    }

    /// <summary>How many matchers the mapping has: of mappings of one priority, WireMock.Net takes the one with the most.</summary>
    public int MatcherCount
    {
        get
        {
            var request = Mapping.Request;
            return ((request?.Find("Path") ?? request?.Find("Url")) is null ? 0 : 1) + (Mapping.Methods.Count > 0 ? 1 : 0)
                + new[] { "Headers", "Params", "Cookies" }.Sum(name => request?.Find(name)?.Items.Count ?? 0) + (BodyReader.AsksForBody(request) ? 1 : 0);
        }
    }
}
