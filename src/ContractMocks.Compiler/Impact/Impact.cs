using ContractMocks.Compiler.Comparison;

namespace ContractMocks.Compiler.Impact;

/// <summary>What of a user's project a change touches.</summary>
internal enum ImpactKind
{
    /// <summary>A turn of a scenario (or a whole scenario, where every turn is).</summary>
    Turn,

    /// <summary>A tool that is declared in the project.</summary>
    Tool,

    /// <summary>A C# type that the generator emits.</summary>
    EmittedType,

    /// <summary>A line of the user's C# that names what changed.</summary>
    CallSite,

    /// <summary>A request that a client here sent, by a kept journal.</summary>
    Request,
}

/// <summary>How a change touches it.</summary>
internal enum ImpactLevel
{
    /// <summary>It uses what changed, and goes on working.</summary>
    Uses,

    /// <summary>It uses what changed in a way that may break.</summary>
    AtRisk,

    /// <summary>It no longer works: the reply is no longer valid, the request would be refused, the code does not compile.</summary>
    Broken,
}

/// <summary>One thing of the user's that a change touches.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How it is touched.</param>
/// <param name="Subject">Its name: <c>weather-loop, turn 2</c>, <c>get_weather</c>, <c>CreateChatCompletionRequest.User</c>.</param>
/// <param name="Message">Why, as a sentence with the field.</param>
/// <param name="File">The user's file; empty for a type that is emitted.</param>
/// <param name="Span">The place in it.</param>
internal sealed record ImpactItem(ImpactKind Kind, ImpactLevel Level, string Subject, string Message, string File, SourceSpan Span)
{
    /// <summary>The findings that touch it; none where a reply or a request was simply judged by the new document.</summary>
    public EquatableArray<Finding> Findings { get; init; }
}
