namespace ContractMocks.Fakes.Patterns;

/// <summary>What kind of text is wanted of all that a pattern has.</summary>
internal enum PatternWish
{
    /// <summary>One that looks like what people write: of medium length, of letters and digits where the pattern leaves a choice.</summary>
    Natural,

    /// <summary>One of the least length that the pattern and the bounds allow.</summary>
    Shortest,

    /// <summary>One as near to the greatest length as the pattern allows.</summary>
    Longest,
}
