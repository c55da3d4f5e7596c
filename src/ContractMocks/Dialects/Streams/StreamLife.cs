namespace ContractMocks.Dialects.Streams;

/// <summary>
/// The life of a stream, or of something that is opened in one: a choice, a block, an output item, a part of one. It begins in the state of its first
/// move; what no move lists is not allowed.
/// </summary>
/// <param name="Name">What it is, as messages name it.</param>
/// <param name="Moves">What may happen, in the order in which it does.</param>
internal sealed record StreamLife(string Name, EquatableArray<StreamMove> Moves)
{
    /// <summary>The life that it is opened in; null for the stream itself.</summary>
    public string? Inside { get; init; }

    /// <summary>The states in which it may be left when the stream ends. Not opened at all is always one.</summary>
    public EquatableArray<string> Ends { get; init; }

    /// <summary>The state in which what is open inside stays so: the stream was given up. Null for none.</summary>
    public string? BreaksOff { get; init; }

    /// <summary>What a state waits for, where its moves do not say it well enough.</summary>
    public EquatableArray<StreamHint> Hints { get; init; }

    /// <summary>Whether only one may be open at a time.</summary>
    public bool OneAtATime { get; init; }

    /// <summary>Whether each that is opened has a greater index than those before.</summary>
    public bool IsInOrder { get; init; } = true;
}

/// <summary>What a state waits for, as a sentence.</summary>
internal sealed record StreamHint(string State, string Expected);

/// <summary>What may happen in a state.</summary>
/// <param name="From">The state before. <c>*</c>: any but the first.</param>
/// <param name="Events">Any of these events.</param>
/// <param name="To">The state after. <c>*</c>: the same.</param>
internal sealed record StreamMove(string From, EquatableArray<string> Events, string To)
{
    /// <summary>Whether everything that was opened inside must be over.</summary>
    public bool Closes { get; init; }
}
