namespace ContractMocks.Fakes.Solving;

/// <summary>What a fake may do otherwise at a place, when a boundary is to be shown.</summary>
internal enum TwistKind
{
    /// <summary>A property is there (1) or not (0).</summary>
    Property,

    /// <summary>The branch of a union, by its index.</summary>
    Branch,

    /// <summary>The value of an enum, by its index; of a boolean, 0 for false and 1 for true.</summary>
    Value,

    /// <summary>The type, by its place in the order of types.</summary>
    Type,

    /// <summary>The least (0) or the greatest (1) number.</summary>
    Number,

    /// <summary>The shortest (0) or the longest (1) text.</summary>
    Length,

    /// <summary>The fewest (0) or the most (1) items.</summary>
    Count,
}

/// <summary>One thing done otherwise.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Choice">Which way.</param>
/// <param name="Keyword">The schema keyword that it shows.</param>
/// <param name="Label">The way in words.</param>
internal sealed record Twist(string Path, TwistKind Kind, int Choice, string Keyword, string Label);
