using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Compiler.Specs;
using ContractMocks.Schemas;
using ContractMocks.TestSupport;

namespace ContractMocks.Fakes.Tests.Components;

/// <summary>A document of the corpus and the schemas that it names.</summary>
/// <param name="Name">The file, from the corpus.</param>
/// <param name="Root">The JSON that references point into: the contract in its compact form, or the document as it is.</param>
/// <param name="Schemas">Each named schema, as a reference into the root.</param>
internal sealed record ComponentDocument(string Name, JsonElement Root, IReadOnlyList<FakedSchema> Schemas);

/// <summary>Every component schema of every document of the folders <c>llm</c> and <c>stress</c>.</summary>
internal static class ComponentSchemas
{
    public static IReadOnlyList<ComponentDocument> Documents(CancellationToken cancellation)
    {
        var files = Files().ToArray();
        var documents = new ComponentDocument?[files.Length];
        Parallel.For(
            0,
            files.Length,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            index => documents[index] = Read(files[index], cancellation));
        return [.. documents.OfType<ComponentDocument>()];
    }

    private static IEnumerable<string> Files() =>
        from folder in (string[])["llm", "stress"]
        from file in Directory.EnumerateFiles(Repository.CorpusFile(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
        // DigitalOcean's other files are parts of this one; Stripe's fixtures are data.
        where !file.Contains("digitalocean", StringComparison.Ordinal) || file.Contains("DigitalOcean-public", StringComparison.Ordinal)
        where !file.Contains("fixtures3", StringComparison.Ordinal)
        select file;

    private static ComponentDocument Read(string file, CancellationToken cancellation)
    {
        var name = Path.GetRelativePath(Repository.Corpus, file).Replace('\\', '/');
        var text = File.ReadAllText(file);
        if (file.EndsWith(".schema.json", StringComparison.Ordinal) || name.Contains("asyncapi", StringComparison.Ordinal))
        {
            return ReadPlain(name, FakedSchema.Parse(text));
        }

        var input = new SpecInput { Path = file, Text = text, Files = new Disk(), ChecksStructure = false, KeepsAllSchemas = true };
        var contract = SpecReader.Read(input, cancellation).Contract ?? throw new InvalidOperationException(name + " cannot be read");
        var loaded = LoadedContract.From(contract);
        return Of(name, loaded.Schemas, "schemas", contract.Schemas.Select(static schema => schema.Name));
    }

    /// <summary>A document that holds JSON Schemas as they are.</summary>
    private static ComponentDocument ReadPlain(string name, JsonElement root)
    {
        var place = root.TryGetProperty("$defs", out var named) ? "$defs"
            : root.TryGetProperty("definitions", out named) ? "definitions"
            : "components/schemas";
        if (named.ValueKind == JsonValueKind.Undefined)
        {
            named = root.GetProperty("components").GetProperty("schemas");
        }

        return Of(name, new SchemaDocument(root), place, named.EnumerateObject().Select(static member => member.Name));
    }

    private static ComponentDocument Of(string name, SchemaDocument document, string place, IEnumerable<string> schemas) => new(
        name,
        document.Root,
        [.. schemas.Select(schema => new FakedSchema(name, schema, Reference(place, schema)) { Document = document })]);

    private static string Reference(string place, string schema)
    {
        var escaped = Uri.EscapeDataString(schema.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        return new JsonObject { ["$ref"] = $"#/{place}/{escaped}" }.ToJsonString();
    }

    private sealed class Disk : ISpecFiles
    {
        public string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
