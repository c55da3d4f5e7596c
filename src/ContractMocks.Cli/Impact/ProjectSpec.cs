using System.Xml;
using System.Xml.Linq;
using ContractMocks.Compiler.Impact.Code;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Cli.Impact;

/// <summary>What a project's file says of a document: which operations it chooses, and where the models go. Read as text: conditions and properties are not followed.</summary>
internal sealed record ProjectSpec
{
    /// <summary>The operations that are chosen; empty for all.</summary>
    public EquatableArray<string> Operations { get; init; }

    /// <summary>The <c>Namespace</c> of the item; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The namespaces that are imported everywhere.</summary>
    public EquatableArray<string> Usings { get; init; }

    /// <param name="projects">The project files.</param>
    /// <param name="path">The path of the old document.</param>
    /// <param name="contract">The old contract.</param>
    /// <param name="notes">Where what cannot be read is told.</param>
    public static ProjectSpec Of(IEnumerable<SourceText> projects, string path, Contract contract, List<string> notes)
    {
        var items = new List<XElement>();
        var usings = new List<string>();
        foreach (var project in projects)
        {
            try
            {
                using var reader = XmlReader.Create(new StringReader(project.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
                var elements = XDocument.Load(reader).Descendants().ToList();
                items.AddRange(elements.Where(element => element.Name.LocalName == "ContractSpec" && Names(element, path, contract)));
                usings.AddRange(elements.Where(static element => element.Name.LocalName == "Using").Select(static element => (string?)element.Attribute("Include")).OfType<string>());
            }
            catch (XmlException exception)
            {
                notes.Add($"'{project.Path}' is no project file: {exception.Message}");
            }
        }

        var chosen = items.Select(static item => List(Metadata(item, "Operations"))).ToList();
        return new ProjectSpec
        {
            // Where one project takes all, all count.
            Operations = chosen.Exists(static list => list.Length == 0) ? default : chosen.SelectMany(static list => list).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            Namespace = items.Select(static item => Metadata(item, "Namespace")).FirstOrDefault(static one => one is not null),
            Usings = usings.ToEquatableArray(),
        };
    }

    /// <summary>Where the models of a contract are emitted.</summary>
    public SeenModels Models(Contract contract)
    {
        var stem = EmittedNames.Contract(contract.Name);
        var models = new SeenModels(stem, stem + "Mock") { Whole = Namespace };
        return models with { IsGlobal = Usings.Any(models.Is) };
    }

    // By the file's name: the path may go through properties. A document that ships with ContractMocks is named alone.
    private static bool Names(XElement item, string path, Contract contract)
    {
        var include = ((string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "").Replace('\\', '/');
        var name = include[(include.LastIndexOf('/') + 1)..];
        return name.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase)
            || name == contract.Name || Path.GetFileNameWithoutExtension(name) == contract.Name || Metadata(item, "Name") == contract.Name;
    }

    private static string? Metadata(XElement item, string name) =>
        (string?)item.Attribute(name) ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    private static string[] List(string? text) => text?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
