using ContractMocks.Schemas.Validation;

namespace ContractMocks.Fakes.Patterns;

/// <summary>What stands before a place in a text, as far as patterns ask.</summary>
internal enum Before
{
    /// <summary>Nothing: it is the start.</summary>
    Start,

    /// <summary>A character of a word.</summary>
    Word,

    /// <summary>Another one.</summary>
    Other,
}

/// <summary>A place in a text: what stands before it, and which look-behinds hold there.</summary>
internal readonly record struct PatternPlace(Before Before, ulong Behind)
{
    public bool IsAfterWord => Before == Before.Word;

    public static Before After(int point) => EcmaClasses.Words.Contains(point) ? Before.Word : Before.Other;
}
