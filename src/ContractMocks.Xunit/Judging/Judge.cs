using ContractMocks.Xunit.Checks;
using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Judging;

/// <summary>The contract that requests and answers are judged by: the mock's own, or that of another document.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Document">The other document, for people; null for the mock's own contract.</param>
internal sealed record Judge(LoadedContract Contract, string? Document)
{
    private const int MostProblems = 5;
    private const long MostBytes = 100_000_000;

    /// <summary>What could not be read of the other document.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public static Judge Read(Contract like, string variable, string path, RunFolders folders)
    {
        var (file, looked) = folders.Find(path);
        if (file is null)
        {
            throw Misuse.Of($"{variable} names a document that is not there: '{path}'. Looked for:\n  {string.Join("\n  ", looked)}");
        }

        if (new FileInfo(file).Length > MostBytes)
        {
            throw Misuse.Of($"{variable} names a document that is too long: '{path}'; expected at most {MostBytes / 1_000_000} MB.");
        }

        var folder = Path.GetDirectoryName(file)! + Path.DirectorySeparatorChar;
        var (contract, problems) = DocumentReader.Read(file, File.ReadAllText(file), like, part => Part(part, folder));
        if (contract is null)
        {
            throw Misuse.Of($"{variable} names a document that cannot be read: '{path}'.\n  {string.Join("\n  ", problems.Take(MostProblems))}");
        }

        var (title, version) = (contract.Contract.Title, contract.Contract.Version);
        return new Judge(contract, title.Length == 0 ? path : $"{path} ({$"{title} {version}".TrimEnd()})") { Problems = problems };
    }

    /// <summary>
    /// The operation that answers the requests of one: of the same method and path, however the document calls it and its placeholders. Fails the test where
    /// the document has none.
    /// </summary>
    public JudgedOperation Of(Findings findings, Operation own)
    {
        if (Document is null)
        {
            return new JudgedOperation(this, own, own);
        }

        var operations = Contract.Contract.Operations;
        var path = DialectPath.Of(own.Path);
        var found = operations.FirstOrDefault(one => one.Method == own.Method && one.Path == own.Path)
            ?? operations.FirstOrDefault(one => one.Method == own.Method && DialectPath.Of(one.Path) == path);
        if (found is not null)
        {
            return new JudgedOperation(this, found, own);
        }

        var moved = operations.FirstOrDefault(one => one.Id == own.Id);
        var problems = Problems.Count == 0 ? "" : $" (parts of it could not be read: {Problems[0]})";
        throw findings.Broken(
            "the document has no such operation",
            null,
            $"{own.Method} {own.Path}",
            moved is null ? "no such method and path" + problems : $"'{own.Id}' at {moved.Method} {moved.Path}");
    }

    // References reach the document's own folder, and no further.
    private static string? Part(string path, string folder)
    {
        var full = Path.GetFullPath(path);
        return full.StartsWith(folder, StringComparison.Ordinal) && File.Exists(full) && new FileInfo(full).Length <= MostBytes ? File.ReadAllText(full) : null;
    }
}
