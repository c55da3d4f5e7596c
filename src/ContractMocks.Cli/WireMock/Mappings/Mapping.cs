namespace ContractMocks.Cli.WireMock.Mappings;

/// <summary>A mapping of WireMock.Net as far as we write it: names and order as in its files. What is null is left out.</summary>
internal sealed record Mapping
{
    public required Guid Guid { get; init; }

    public required string Title { get; init; }

    /// <summary>Lower answers first.</summary>
    public int? Priority { get; init; }

    /// <summary>The state machine that the mapping belongs to.</summary>
    public string? Scenario { get; init; }

    /// <summary>The state in which it answers; null for the start.</summary>
    public string? WhenStateIs { get; init; }

    /// <summary>The state after its answer. WireMock.Net goes back to the start where a mapping of a scenario has none.</summary>
    public string? SetStateTo { get; init; }

    public required MappingRequest Request { get; init; }

    public required MappingResponse Response { get; init; }
}

/// <summary>What a request must be like.</summary>
internal sealed record MappingRequest
{
    public required MappingPath Path { get; init; }

    public required IReadOnlyList<string> Methods { get; init; }

    public IReadOnlyList<MappingField>? Headers { get; init; }

    public IReadOnlyList<MappingField>? Params { get; init; }

    public MappingBody? Body { get; init; }
}

/// <summary>Tests of a path.</summary>
internal sealed record MappingPath(IReadOnlyList<MappingMatcher> Matchers);

/// <summary>A header or a parameter of the query, and the tests of its value.</summary>
internal sealed record MappingField(string Name, IReadOnlyList<MappingMatcher> Matchers);

/// <summary>Tests of a body, all of which must hold.</summary>
internal sealed record MappingBody(IReadOnlyList<MappingMatcher> Matchers)
{
    public string MatchOperator { get; } = "And";
}

/// <summary>What is answered.</summary>
internal sealed record MappingResponse
{
    public required int StatusCode { get; init; }

    /// <summary>The headers: a text each, or a list of texts.</summary>
    public IReadOnlyDictionary<string, object>? Headers { get; init; }

    public string? Body { get; init; }

    public bool? UseTransformer { get; init; }

    /// <summary>Milliseconds before the answer. Scenarios have no such wait yet, so nothing is written.</summary>
    public int? Delay { get; init; }
}
