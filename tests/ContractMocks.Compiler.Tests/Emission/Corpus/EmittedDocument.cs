using System.Text;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Emission.Corpus;

/// <summary>Everything that the generator emits for a whole document: models, mock, contract and contract tests, compiled in memory.</summary>
internal sealed class EmittedDocument
{
    private const string Root = "Acme";

    /// <summary>What contract tests stand on, in as many lines as a compiler needs: the packages themselves would be loaded for nothing.</summary>
    private const string TestFramework = """
        namespace Xunit { internal sealed class FactAttribute : global::System.Attribute; }
        namespace ContractMocks.Xunit
        {
            internal abstract class ContractTestsOf<T>
            {
                protected static global::System.Threading.Tasks.Task VerifyOperationAsync(string operation, string status, string mediaType) =>
                    global::System.Threading.Tasks.Task.FromResult((operation, status, mediaType));
            }
        }
        """;

    private EmittedDocument(string name, Contract contract, ModelResult models, IReadOnlyList<EmittedFile> files)
    {
        Name = name;
        Contract = contract;
        Models = models;
        Files = files;
    }

    public string Name { get; }

    /// <summary>The contract; each of its named schemas is the body of an operation of <see cref="OfSchema"/> besides.</summary>
    public Contract Contract { get; }

    public ModelResult Models { get; }

    public IReadOnlyList<EmittedFile> Files { get; }

    /// <summary>The operation that was added so that a named schema has a type to ask for.</summary>
    public static string OfSchema(string name) => "schema of " + name;

    /// <summary>Reads and emits; null for a file that is no document or is beyond use.</summary>
    public static EmittedDocument? Read(string path, EquatableArray<string> operations = default)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var name = Path.GetRelativePath(Repository.Corpus, path).Replace('\\', '/');
        if (SpecReader.Read(new SpecInput { Path = name, Text = File.ReadAllText(path), Files = CorpusFiles.Files, Operations = operations }, cancellation).Contract is not { } contract)
        {
            return null;
        }

        var options = new EmissionOptions(Root, IsPublic: true, HasSocketHost: false);
        var names = MockNames.Of(contract, null, options);
        var models = ModelEmitter.Emit(contract, options, names.ModelNamespace);
        var tests = new ContractTestClass("TheContractTests", Root, "internal", names.Mock);
        List<EmittedFile> files =
        [
            .. models.Files,
            MockEmitter.Emit(contract, names, models.Names, options),
            ContractEmitter.Emit(contract, names),
            ContractTestsEmitter.Emit(ContractTestPlan.Of(tests, contract, names, [], options)),
        ];

        var widened = contract with { Operations = [.. contract.Operations, .. contract.Schemas.Select(SchemaOperation)] };
        return new EmittedDocument(name, contract, ModelEmitter.Emit(widened, options, names.ModelNamespace), files);
    }

    /// <summary>Compiles all that is emitted; what the compiler finds is empty for good code.</summary>
    public (EmittedAssembly? Assembly, IReadOnlyList<string> Findings) Compile() => EmittedAssembly.TryCompile(
        [
            .. Models.Files.Select(static file => file.Text),
            .. Files.Where(file => !file.HintName.Contains(".Models.", StringComparison.Ordinal)).Select(static file => file.Text),
            TestFramework, Bodies(),
        ]);

    /// <summary>The type of a body as the emitted mock would name it.</summary>
    public static string Key(BodyType body) => $"{body.Operation}|{body.Status}|{body.MediaType}";

    private static Operation SchemaOperation(NamedSchema schema) => new()
    {
        Id = OfSchema(schema.Name),
        Method = "POST",
        Path = "/",
        Body = new RequestBody(true, [new Content("application/json", $$"""{"$ref":"#/schemas/{{schema.Name.Replace("~", "~0").Replace("/", "~1")}}"}""")]),
    };

    private string Bodies()
    {
        var text = new StringBuilder("#nullable enable\ninternal static class Bodies {\nprivate static global::System.Type Of<T>() => typeof(T);\n")
            .Append("public static readonly global::System.Collections.Generic.Dictionary<string, global::System.Type> Types = new() {\n");
        foreach (var body in Models.Names.Bodies.DistinctBy(Key))
        {
            text.Append('[').Append(CSharpLiteral.String(Key(body))).Append("] = Of<").Append(body.Type).Append(">(),\n");
        }

        return text.Append("};\n}\n").ToString();
    }
}
