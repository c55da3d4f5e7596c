namespace ContractMocks;

/// <summary>Where in a request something is that the contract does not allow.</summary>
public enum ViolationPlace
{
    /// <summary>The path.</summary>
    Path,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>The body.</summary>
    Body,
}

/// <summary>One thing in a request that the contract does not allow.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Name">The parameter's name, or the place in it or in the body, e.g. <c>messages[0].role</c>; empty for the whole body.</param>
/// <param name="Keyword">
/// What judged: a keyword of JSON Schema such as <c>required</c> or <c>type</c>; else <c>security</c>, <c>content-type</c>, <c>content-encoding</c>
/// or <c>syntax</c>.
/// </param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Expected">What the contract asks for.</param>
/// <param name="Actual">What was there; values of keys, tokens and cookies are hidden.</param>
public sealed record Violation(ViolationPlace Place, string Name, string Keyword, string Message, string Expected, string Actual);
