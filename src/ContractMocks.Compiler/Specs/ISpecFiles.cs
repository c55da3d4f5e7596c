namespace ContractMocks.Compiler.Specs;

/// <summary>
/// The files that a document's references may name. The host decides which those are: the command line reads below one folder, the generator has
/// the project's additional files and nothing else. Nothing is ever fetched.
/// </summary>
internal interface ISpecFiles
{
    /// <summary>The text of a file; null where it does not exist or is none of these.</summary>
    /// <param name="path">The path, joined to that of the document by <see cref="SpecPath.Join"/>.</param>
    string? Read(string path);
}
