using System.Text;
using System.Text.RegularExpressions;
using ContractMocks.TestSupport;

namespace ContractMocks.Architecture.Tests;

/// <summary>The checkout as text: its C# files, without what the build writes.</summary>
internal static partial class SourceTree
{
    private static readonly HashSet<string> s_notOurs = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts",
    };

    /// <summary>The C# files below a folder of the checkout, in ordinal order, as paths from the root with slashes.</summary>
    public static IReadOnlyList<string> CSharp(string folder) =>
        [.. Files(folder).Where(static file => file.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>All files below a folder of the checkout; none where the folder does not exist.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var found = new List<string>();
        var open = new Stack<string>([Path.Combine(Repository.Root, folder)]);
        while (open.TryPop(out var current))
        {
            if (!Directory.Exists(current))
            {
                continue;
            }

            found.AddRange(Directory.GetFiles(current).Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')));
            foreach (var child in Directory.GetDirectories(current).Where(static child => !s_notOurs.Contains(Path.GetFileName(child))))
            {
                open.Push(child);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>A C# text without comments and string literals, so that only code is judged.</summary>
    public static string CodeOnly(string text) =>
        NotCode().Replace(text, static match => new StringBuilder().Append('\n', match.Value.Count(static c => c == '\n')).Insert(0, " ").ToString());

    /// <summary>The names of the types that the files of a folder declare at top level.</summary>
    public static IReadOnlySet<string> TypesIn(string folder) =>
        CSharp(folder).SelectMany(static file => TopLevelType().Matches(CodeOnly(Read(file))))
            .Select(static match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of properties, fields, methods and enum members that a folder declares: they may be spelled like a type elsewhere.</summary>
    public static IReadOnlySet<string> MembersIn(string folder) =>
        CSharp(folder).SelectMany(static file => Member().Matches(CodeOnly(Read(file))))
            .Select(static match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    // In this order, because a comment may hold quotes and a string slashes: raw strings, verbatim strings, strings, characters, comments.
    [GeneratedRegex("""(?s)\$*("{3,}).*?\1|\$?@\$?"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.[^']*|[^'\\\n])'|//[^\n]*|/\*.*?\*/""")]
    private static partial Regex NotCode();

    // 'Type Name' before a body, a value or a parameter list, but no statement; and 'Name,' alone on its line, in an enum.
    [GeneratedRegex(@"(?m)^ +(?:(?:public|internal|private|protected) [^=;(\n]*?[\w>?\]] (?<name>[A-Z]\w*)(?:$| *[{(=;])|(?<name>[A-Z]\w*),$)")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?m)^(?:\w+ )+(?:class|record struct|record|struct|interface|enum) (?<name>\w+)")]
    private static partial Regex TopLevelType();
}
