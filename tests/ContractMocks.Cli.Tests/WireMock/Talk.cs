namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>A conversation as a client would send it, in no provider's words.</summary>
internal sealed record Talk(params Said[] Messages)
{
    public string Model { get; init; } = "gpt-5";

    /// <summary>The texts of the system message; several are parts of one, where a provider has parts.</summary>
    public string[] System { get; init; } = [];

    public string[] Tools { get; init; } = [];

    public bool IsStream { get; init; }

    /// <summary>What each tool gives.</summary>
    public string Result { get; init; } = """{"temperature":21}""";

    /// <summary>What each tool is called with: a JSON object.</summary>
    public string Arguments { get; init; } = "{}";

    /// <summary>Whether results are lists of parts, where a provider has them.</summary>
    public bool HasResultParts { get; init; }

    public static Talk User(params string[] parts) => new(new Said("user", parts));

    public Talk With(params Said[] more) => this with { Messages = [.. Messages, .. more] };
}

/// <summary>A message: texts, the tools that it calls, or the tools whose results it brings.</summary>
internal sealed record Said(string Role, params string[] Parts)
{
    public string[] Calls { get; init; } = [];

    public static Said User(params string[] parts) => new("user", parts);

    public static Said Assistant(params string[] parts) => new("assistant", parts);

    public static Said Calling(params string[] tools) => new("assistant") { Calls = tools };

    /// <summary>The results of all calls of the message before.</summary>
    public static Said Results(params string[] tools) => new("results") { Calls = tools };
}
