using ContractMocks.Dialects;

namespace ContractMocks.TestSupport.Judging.Traffic;

/// <summary>An exchange that somebody recorded with a real service.</summary>
internal sealed record Recording
{
    /// <summary>The file below <c>traffic</c>, and which exchange of it, from 0: <c>llm-cassettes/…yaml#1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The host, or the folder of a client's own fixtures where no address is recorded.</summary>
    public required string Host { get; init; }

    public string Method { get; init; } = "POST";

    /// <summary>The path as it was asked for, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The request's JSON, or null where it is not recorded.</summary>
    public string? Request { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>The body: JSON, or a stream as it was framed.</summary>
    public required string Body { get; init; }

    /// <summary>How the body is framed; null for one body of JSON.</summary>
    public StreamForm? Form { get; init; }

    /// <summary>Whether the framing of the stream was taken off when it was kept: terminators are gone with it.</summary>
    public bool IsBare { get; init; }

    public override string ToString() => Name;
}
