namespace ContractMocks.Fakes.Solving;

/// <summary>How far a shape goes the way of a <see cref="Move"/>.</summary>
internal enum MoveState
{
    /// <summary>It may go there.</summary>
    Possible,

    /// <summary>Whatever fits it goes that way.</summary>
    Made,

    /// <summary>Nothing that fits it goes that way.</summary>
    Impossible,
}
