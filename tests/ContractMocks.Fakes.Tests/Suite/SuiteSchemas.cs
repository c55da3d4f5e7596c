using System.Text.Json;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Suite;

/// <summary>The schemas of the JSON-Schema-Test-Suite: those of required tests, of optional ones and of formats.</summary>
internal static class SuiteSchemas
{
    public static readonly string[] Drafts = ["draft2020-12", "draft2019-09", "draft7", "draft6", "draft4"];

    private static readonly Lazy<Dictionary<string, string>> s_remoteTexts = new(ReadRemotes);
    private static readonly Lazy<SchemaRegistry> s_remotes = new(() => SchemaRegistry.Of(s_remoteTexts.Value));

    /// <summary>The documents that the suite serves at localhost, by address.</summary>
    public static IReadOnlyDictionary<string, string> Remotes => s_remoteTexts.Value;

    /// <summary>All schemas of the drafts that are there; a schema is satisfiable when one of its tests has a valid instance.</summary>
    public static List<FakedSchema> All() => [.. Drafts.Where(static draft => Directory.Exists(Folder(draft))).SelectMany(Of)];

    public static List<FakedSchema> Of(string draft)
    {
        var options = new SchemaOptions { Dialect = Dialect(draft), Documents = s_remotes.Value };
        return
        [
            .. from file in Directory.GetFiles(Folder(draft), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               from entry in Groups(file)
               select new FakedSchema($"{draft}/{Path.GetRelativePath(Folder(draft), file).Replace('\\', '/')}", entry.Name, entry.Schema)
               {
                   Options = options,
                   IsSatisfiable = entry.HasInstance,
               },
        ];
    }

    /// <summary>The draft that a schema of the suite belongs to.</summary>
    public static string DraftOf(FakedSchema schema) => schema.Group[..schema.Group.IndexOf('/', StringComparison.Ordinal)];

    private static string Folder(string draft) => Repository.CorpusFile("jsonschema/suite/tests/" + draft);

    private static SchemaDialect Dialect(string draft) => draft switch
    {
        "draft4" => SchemaDialect.Draft4,
        "draft6" => SchemaDialect.Draft6,
        "draft7" => SchemaDialect.Draft7,
        "draft2019-09" => SchemaDialect.Draft201909,
        _ => SchemaDialect.Draft202012,
    };

    private static IEnumerable<(string Name, string Schema, bool HasInstance)> Groups(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var group in document.RootElement.EnumerateArray())
        {
            yield return (
                group.GetProperty("description").GetString()!,
                group.GetProperty("schema").GetRawText(),
                group.GetProperty("tests").EnumerateArray().Any(static test => test.GetProperty("valid").GetBoolean()));
        }
    }

    private static Dictionary<string, string> ReadRemotes()
    {
        var folder = Repository.CorpusFile("jsonschema/suite/remotes");
        return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).ToDictionary(
            file => "http://localhost:1234/" + Path.GetRelativePath(folder, file).Replace('\\', '/'),
            File.ReadAllText);
    }
}
