namespace ContractMocks.Compiler.Specs;

/// <summary>A <c>ContractSpec</c> item: which text, and what the project file says of it.</summary>
internal sealed record SpecInput
{
    /// <summary>The path as the host gives it, for problems.</summary>
    public required string Path { get; init; }

    /// <summary>The text of the file.</summary>
    public required string Text { get; init; }

    /// <summary><c>Name</c> metadata; null to derive it from the provider, else from the file's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>Provider</c> metadata; null to recognise it by the document's servers.</summary>
    public string? Provider { get; init; }

    /// <summary><c>Operations</c> metadata: the ids to keep; empty keeps all.</summary>
    public EquatableArray<string> Operations { get; init; }
}

/// <summary>What reading a spec gives: a contract unless the document is beyond use, and the problems found on the way.</summary>
internal sealed record SpecResult(Contract? Contract, EquatableArray<Problem> Problems);

/// <summary>Reads an OpenAPI document into a contract.</summary>
internal static class SpecReader
{
    public static SpecResult Read(SpecInput input, CancellationToken cancellation) => throw new NotImplementedException();
}
