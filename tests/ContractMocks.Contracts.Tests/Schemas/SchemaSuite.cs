using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Contracts.Tests.Schemas;

/// <summary>The JSON-Schema-Test-Suite of the corpus: its groups of tests, and the documents that it serves at localhost.</summary>
internal static class SchemaSuite
{
    public const string Folder = "jsonschema/suite/tests/";

    private static readonly Lazy<SchemaRegistry> s_remotes = new(() => ReadRemotes(Repository.CorpusFile("jsonschema/suite/remotes")));

    public static SchemaRegistry Remotes => s_remotes.Value;

    public static SchemaDialect Dialect(string draft) => draft switch
    {
        "draft4" => SchemaDialect.Draft4,
        "draft7" => SchemaDialect.Draft7,
        _ => SchemaDialect.Draft202012,
    };

    /// <summary>Each test of each group of a folder's files, in ordinal order; the name is that of its file and group.</summary>
    public static IEnumerable<(string Group, JsonElement Schema, string Test, JsonElement Data, bool Valid)> Tests(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var group in document.RootElement.EnumerateArray())
            {
                var name = $"{Path.GetFileName(file)}: {group.GetProperty("description").GetString()}";
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    yield return (
                        name,
                        group.GetProperty("schema"),
                        test.GetProperty("description").GetString()!,
                        test.GetProperty("data"),
                        test.GetProperty("valid").GetBoolean());
                }
            }
        }
    }

    private static SchemaRegistry ReadRemotes(string folder) => SchemaRegistry.Of(
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Select(file => KeyValuePair.Create(
            "http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'),
            File.ReadAllText(file))));
}

/// <summary>What came out of running tests against a list of those that are known not to pass.</summary>
internal sealed class SuiteOutcome(IReadOnlyDictionary<string, string> exceptions)
{
    private readonly HashSet<string> _used = [];
    private readonly List<string> _surprises = [];

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Failures that are not listed, and entries of the list that do not fail.</summary>
    public IReadOnlyList<string> Surprises =>
        [.. _surprises, .. exceptions.Keys.Except(_used).Select(static name => name + ": is listed as an exception and passes")];

    public void Note(string group, string test, bool passed, string complaint)
    {
        if (passed)
        {
            Passed++;
            return;
        }

        Failed++;
        if (exceptions.ContainsKey($"{group}: {test}"))
        {
            _used.Add($"{group}: {test}");
        }
        else if (exceptions.ContainsKey(group))
        {
            _used.Add(group);
        }
        else
        {
            _surprises.Add($"{group}: {test}: {complaint}");
        }
    }
}
