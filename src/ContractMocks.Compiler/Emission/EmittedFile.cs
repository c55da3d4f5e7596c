namespace ContractMocks.Compiler.Emission;

/// <summary>A file to add to the user's compilation.</summary>
/// <param name="HintName">Its name, unique within the project, ending in <c>.g.cs</c>; never a path of the machine.</param>
/// <param name="Text">Its text, with <c>\n</c> line ends.</param>
internal sealed record EmittedFile(string HintName, string Text);

/// <summary>What every emitter needs to know of the project.</summary>
/// <param name="RootNamespace">The namespace of mocks, tools and scenarios.</param>
/// <param name="IsPublic">Whether emitted types are public (else internal).</param>
/// <param name="HasSocketHost">Whether the project references ContractMocks.AspNetCore, so that <c>StartAsync</c> is emitted.</param>
internal sealed record EmissionOptions(string RootNamespace, bool IsPublic, bool HasSocketHost)
{
    /// <summary>Whether the project references ContractMocks.WireMock, so that <c>On</c> and <c>StartWireMockAsync</c> are emitted.</summary>
    public bool HasWireMockHost { get; init; }

    public string Access => IsPublic ? "public" : "internal";
}
