namespace ContractMocks.Schemas.Validation;

/// <summary>Which code points a text has. The narrower, the simpler and faster the .NET pattern can be that judges it.</summary>
internal enum TextReach
{
    Ascii,

    /// <summary>Each code point is one char.</summary>
    Plane0,

    /// <summary>Some code points are two chars.</summary>
    All,
}
