using System.Reflection;
using System.Text.Json;
using ContractMocks.Compiler.Emission;
using ContractMocks.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>How many of a document's examples come through their models unchanged.</summary>
internal sealed class DocumentExamples
{
    private readonly Dictionary<string, Type> _types;
    private readonly LoadedContract _contract;
    private readonly HashSet<(Type, string)> _seen = [];

    private DocumentExamples(EmittedDocument document, EmittedAssembly assembly)
    {
        Document = document.Name;
        _types = TypesOf(assembly);
        _contract = LoadedContract.From(document.Contract);
    }

    public string Document { get; }

    /// <summary>Examples that their own schema allows, and how many of them came back equal.</summary>
    public int Valid { get; private set; }

    public int Same { get; private set; }

    /// <summary>Examples that break their own schema.</summary>
    public int Invalid { get; private set; }

    public int SameOfInvalid { get; private set; }

    public List<string> Failures { get; } = [];

    /// <summary>The types of bodies, by <see cref="EmittedDocument.Key"/>.</summary>
    public static Dictionary<string, Type> TypesOf(EmittedAssembly assembly) =>
        (Dictionary<string, Type>)assembly.Type("Bodies").GetField("Types", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    public static DocumentExamples Try(EmittedDocument document, EmittedAssembly assembly)
    {
        var result = new DocumentExamples(document, assembly);
        var composer = new ExampleComposer(document.Contract);
        foreach (var operation in document.Contract.Operations)
        {
            foreach (var content in operation.Body?.Contents ?? default)
            {
                result.TryBody(operation.Id, "", content, composer);
            }

            foreach (var response in operation.Responses)
            {
                foreach (var content in response.Contents)
                {
                    result.TryBody(operation.Id, response.Status, content, composer);
                }
            }
        }

        foreach (var schema in document.Contract.Schemas)
        {
            var text = $$"""{"$ref":"#/schemas/{{schema.Name.Replace("~", "~0").Replace("/", "~1")}}"}""";
            result.TryAll(EmittedDocument.OfSchema(schema.Name), "", new Content("application/json", text), composer.Of(SchemaReader.Read(schema.Json)));
        }

        return result;
    }

    /// <summary>The same of bodies that are not the document's own.</summary>
    public static DocumentExamples TryRecorded(EmittedDocument document, EmittedAssembly assembly, IEnumerable<(string File, BodyType Body, JsonElement Json)> recorded)
    {
        var result = new DocumentExamples(document, assembly);
        foreach (var (file, body, json) in recorded)
        {
            var schema = document.Contract.Operations.Single(operation => operation.Id == body.Operation)
                .Responses.Single(response => response.Status == body.Status)
                .Contents.Single(content => content.MediaType == body.MediaType).Schema;
            result.TryOne(file, result._types[EmittedDocument.Key(body)], schema, json.GetRawText());
        }

        return result;
    }

    private void TryBody(string operation, string status, Content content, ExampleComposer composer) =>
        TryAll(operation, status, content, content.Examples.Select(static example => example.Json).Concat(composer.Of(SchemaReader.Read(content.Schema))));

    private void TryAll(string operation, string status, Content content, IEnumerable<string> examples)
    {
        if (!_types.TryGetValue(EmittedDocument.Key(new BodyType(operation, status, content.MediaType, "")), out var type))
        {
            return;
        }

        foreach (var example in examples)
        {
            if (_seen.Add((type, example)))
            {
                TryOne($"{operation} {status}", type, content.Schema, example);
            }
        }
    }

    private void TryOne(string place, Type type, string schema, string example)
    {
        using var json = JsonDocument.Parse(example);
        var isValid = _contract.Validator(schema).IsValid(json.RootElement);
        var failure = RoundTrip(type, json.RootElement);
        if (!isValid)
        {
            Invalid++;
            SameOfInvalid += failure is null ? 1 : 0;
            return;
        }

        Valid++;
        Same += failure is null ? 1 : 0;
        if (failure is not null)
        {
            Failures.Add($"{Document} {place} as {type.Name}: {failure}");
        }
    }

    /// <summary>What went wrong, or null when the JSON came back equal: numbers by value, objects whatever their order.</summary>
    public static string? RoundTrip(Type type, JsonElement json)
    {
        try
        {
            var written = JsonSerializer.SerializeToElement(json.Deserialize(type, ContractJson.Options), type, ContractJson.Options);
            return JsonElement.DeepEquals(json, written) ? null : $"read\n{json.GetRawText()}\nbut wrote\n{written.GetRawText()}";
        }
        catch (JsonException exception)
        {
            return $"{exception.Message} in\n{json.GetRawText()}";
        }
    }
}
