namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The door for hosts that load the compiler apart from their own assemblies (contract tests: docs/decisions/0020): nothing but types of the framework
/// passes through it, so that both sides may have assemblies of their own. Called by its name.
/// </summary>
internal static class CompiledSpec
{
    /// <summary>Reads a document into the compact form that emitted code carries.</summary>
    /// <param name="path">The document's path, for problems.</param>
    /// <param name="text">Its text.</param>
    /// <param name="name">The contract's name.</param>
    /// <param name="provider">The contract's provider.</param>
    /// <param name="files">Gives the text of a file that the document's references name, or null.</param>
    /// <returns>First the compact form, or null where the document is beyond use; then the errors, each as compilers print it.</returns>
    public static string?[] Read(string path, string text, string name, string provider, Func<string, string?> files)
    {
        var input = new SpecInput { Path = path, Text = text, Name = name, Provider = provider, Files = new Given(files), ChecksStructure = false };
        var result = SpecReader.Read(input, CancellationToken.None);
        return
        [
            result.Contract is null ? null : ContractText.Write(result.Contract),
            .. result.Problems.Where(static problem => problem.Severity == ProblemSeverity.Error).Select(static problem => problem.ToString()),
        ];
    }

    private sealed class Given(Func<string, string?> files) : ISpecFiles
    {
        public string? Read(string path) => files(path);
    }
}
