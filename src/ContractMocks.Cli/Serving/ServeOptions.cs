namespace ContractMocks.Cli;

/// <summary>What <c>serve</c> was asked for.</summary>
internal sealed record ServeOptions
{
    /// <summary>The documents; those that ship with ContractMocks where none is named.</summary>
    public required string[] Specs { get; init; }

    public string[] Scenarios { get; init; } = [];

    public string[] Tools { get; init; } = [];

    public int Port { get; init; }

    public string Host { get; init; } = "127.0.0.1";

    /// <summary>What becomes of requests that the contract does not allow.</summary>
    public RequestChecks Requests { get; init; }

    /// <summary>What answers where no scenario does.</summary>
    public Fallback Fallback { get; init; }

    /// <summary>The key that requests must carry; null for any.</summary>
    public string? RequireKey { get; init; }

    public int Seed { get; init; }

    /// <summary>How many exchanges a mock keeps. No other process can ask for them, so none unless told otherwise.</summary>
    public int Journal { get; init; }

    public bool Watches { get; init; }

    /// <summary>The real server that requests are passed on to; null to answer them.</summary>
    public Uri? Upstream { get; init; }

    public required ContractCache Cache { get; init; }
}
