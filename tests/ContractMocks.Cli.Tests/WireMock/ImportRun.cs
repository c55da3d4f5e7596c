using ContractMocks.Compiler.Scenarios;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Cli.Tests.WireMock;

/// <summary>A folder of mappings, imported.</summary>
internal sealed class ImportRun : IDisposable
{
    private const string Chat = """ "Path": "/v1/chat/completions", "Methods": ["POST"] """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("contractmocks-import-").FullName;

    public string Mappings => Path.Combine(Folder, "mappings");

    public int Code { get; private set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>The scenario that was printed.</summary>
    public Scenario Scenario => ReadScenario(Output);

    public static string Data(string path) => Path.Combine(Repository.Root, "tests", "ContractMocks.Cli.Tests", "WireMock", "ImportData", path);

    /// <summary>A mapping of a chat that asks for something of the body and answers with a text.</summary>
    public static string Mapping(string matcher, string text, string rest = "") =>
        $$"""{ {{rest}}"Request": { {{Chat}}, "Body": { "Matcher": {{matcher}} } }, "Response": {{Says(text)}} }""";

    /// <summary>A mapping of a chat with a response.</summary>
    public static string Answer(string response, string rest = "", string word = "word") =>
        $$"""{ {{rest}}"Request": { {{Chat}}, "Body": { "Matcher": { "Name": "WildcardMatcher", "Pattern": "*{{word}}*" } } }, "Response": {{response}} }""";

    /// <summary>A response that says a text.</summary>
    public static string Says(string text) =>
        $$"""{ "Headers": { "Content-Type": "application/json" }, "BodyAsJson": {{Completion(text)}} }""";

    /// <summary>The body of a chat completion.</summary>
    public static string Completion(string text) =>
        $$$"""{ "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{ "index": 0, "message": { "role": "assistant", "content": "{{{text}}}" }, "finish_reason": "stop" }] }""";

    public ImportRun With(string name, string text)
    {
        var path = Path.Combine(Mappings, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Imports by OpenAI's document, unless another is named: reading all takes longer.</summary>
    public Task<ImportRun> RunAsync(params string[] options) => RunOnAsync(Mappings, options.Contains("--spec") ? options : [.. options, "--spec", "openai"]);

    public async Task<ImportRun> RunOnAsync(string folder, params string[] options)
    {
        (Code, Output, Error) = await CommandRun.RunAsync(["import", "wiremock", folder, .. options]);
        return this;
    }

    public static Scenario ReadScenario(string text)
    {
        var workspace = new Workspace();
        foreach (var name in BundledSpecs.Names)
        {
            workspace.ReadSpec(new SourceText(name, BundledSpecs.Find(name)!), CancellationToken.None);
        }

        workspace.ReadScenarios([], [new SourceText("imported.scenario.yaml", text)], CancellationToken.None);
        Assert.DoesNotContain(workspace.Problems, static problem => problem.Severity == ProblemSeverity.Error);
        return Assert.Single(workspace.Scenarios);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
