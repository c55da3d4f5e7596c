using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Compiler.Tests.Locks;

/// <summary>What is left of a document in a lock: the same contract, and little else.</summary>
public sealed class PinnedDocumentTests
{
    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("ollama")]
    public void A_reduced_document_means_what_the_whole_one_means(string name) => JudgeWhole(name + ".yaml", BundledSpecs.Find(name)!);

    [Theory]
    [InlineData("openai", "createChatCompletion")]
    [InlineData("anthropic", "createMessage")]
    public void A_document_reduced_to_one_operation_means_the_same_for_it(string name, string operation) =>
        JudgeWhole(name + ".yaml", BundledSpecs.Find(name)!, operation);

    [Theory]
    [InlineData("llm/openai/openai-2026-07-15.yaml")]
    [InlineData("llm/openai/openai-2025-04-29.yaml")]
    public void A_providers_document_reduced_means_the_same(string file)
    {
        var path = Repository.CorpusFile(file);
        var text = File.ReadAllText(path);
        var whole = JudgeWhole(path, text);
        var one = JudgeWhole(path, text, "createChatCompletion");
        Assert.InRange(whole, 1, 400_000);
        Assert.InRange(one, 1, 40_000);
    }

    [Fact]
    public void Prose_goes_and_a_property_that_is_called_like_prose_stays()
    {
        var document = Reduce(
            """
            openapi: 3.1.0
            info: { title: T, version: "1", description: words }
            paths:
              /a:
                get:
                  operationId: a
                  summary: words
                  responses:
                    "200":
                      description: words
                      content:
                        application/json:
                          example: words
                          schema: { $ref: "#/components/schemas/A" }
            components:
              schemas:
                A:
                  title: words
                  properties:
                    description: { type: string, description: words }
                    title: { $ref: "#/components/schemas/title" }
                    example: { enum: [words, { example: 1 }], default: { description: kept } }
                title: { x-words: words, type: string }
                Unused: { type: object }
            """).Document;

        Assert.Equal(
            """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"a","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},"components":{"schemas":{"A":{"properties":{"description":{"type":"string"},"title":{"$ref":"#/components/schemas/title"},"example":{"enum":["words",{"example":1}],"default":{"description":"kept"}}}},"title":{"type":"string"}}}}
            """,
            document);
    }

    [Fact]
    public void Other_files_are_kept_with_their_hashes_and_are_read_from_the_lock()
    {
        var files = new Dictionary<string, string>
        {
            ["/p/parts/pet.yaml"] = "type: object\ndescription: words\nproperties:\n  tag: { $ref: ../tag.yaml#/Tag }\n",
            ["/p/tag.yaml"] = "Tag: { type: string }\n",
        };
        var input = new SpecInput { Path = "/p/specs/../api.yaml", Text = Parts, Files = new Files(files) };
        var pinned = LockMaker.Make(input, SpecReader.Read(input, Stop).Contract!, [], [], default, Stop)!;

        Assert.Equal(["parts/pet.yaml", "tag.yaml"], pinned.Files.Select(static file => file.Path));
        Assert.Equal(DocumentHash.Of(files["/p/tag.yaml"]), pinned.Files[1].Sha256);
        var again = LockReader.Read(LockWriter.Write(pinned)).Lock;
        Assert.Equal(pinned, again);
        Assert.Equal(
            ContractFingerprints.Of(SpecReader.Read(input, Stop).Contract!), ContractFingerprints.Of(SpecReader.Read(again!.OldInput("/q/other.yaml"), Stop).Contract! with { Name = "api" }));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Parts =
        """
        openapi: 3.1.0
        info: { title: T, version: "1" }
        paths:
          /a:
            get:
              operationId: a
              responses: { "200": { description: d, content: { application/json: { schema: { $ref: parts/pet.yaml } } } } }
        """;

    private static (string Document, EquatableArray<PinnedFile> Files) Reduce(string text) =>
        PinnedDocument.Reduce(new SpecInput { Path = "api.yaml", Text = text }, Stop)!.Value;

    /// <summary>The length of the lock.</summary>
    private static int JudgeWhole(string path, string text, params string[] operations)
    {
        var input = new SpecInput { Path = path, Text = text, Operations = operations.ToEquatableArray() };
        var contract = SpecReader.Read(input, Stop).Contract!;
        var pinned = LockMaker.Make(input, contract, [], [], default, Stop)!;
        var old = SpecReader.Read(pinned.OldInput(path), Stop);

        Assert.Equal(ContractFingerprints.Of(contract).Operations, ContractFingerprints.Of(old.Contract!).Operations);
        Assert.Equal(ContractFingerprints.Of(contract).Schemas, ContractFingerprints.Of(old.Contract!).Schemas);
        Assert.DoesNotContain(old.Problems, static problem => problem.Severity == ProblemSeverity.Error);
        var written = LockWriter.Write(pinned);
        Assert.Equal(pinned, LockReader.Read(written).Lock);
        Assert.Equal(written, LockWriter.Write(LockReader.Read(written).Lock!));
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {text.Length} characters, reduced {pinned.Document.Length}, lock {written.Length}, operations {pinned.Operations.Count}, schemas {pinned.Schemas.Count}");
        return written.Length;
    }

    private sealed class Files(Dictionary<string, string> texts) : ISpecFiles
    {
        public string? Read(string path) => texts.GetValueOrDefault(path);
    }
}
