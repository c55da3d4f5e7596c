using ContractMocks.Compiler.Locks;
using ContractMocks.Compiler.Specs;
using ContractMocks.TestSupport;

namespace ContractMocks.Generator.Tests;

/// <summary>The project that most tests start from: the bundled OpenAI document, the quickstart's tool and scenario, a test class.</summary>
internal static class SampleProject
{
    public const string Spec = "specs/openai.yaml";
    public const string OtherSpec = "specs/tickets.yaml";
    public const string Lock = "specs/tickets.lock.json";
    public const string Tool = "tools/get_weather.tool.json";
    public const string Scenario = "scenarios/weather.scenario.yaml";
    public const string OtherScenario = "scenarios/hello.scenario.yaml";

    public const string TicketsYaml =
        """
        openapi: 3.1.0
        info: { title: Tickets, version: "1" }
        servers: [{ url: "https://tickets.example/api" }]
        paths:
          /tickets/{id}:
            get:
              operationId: getTicket
              tags: [Tickets]
              parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
              responses:
                "200":
                  description: The ticket.
                  content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
        components:
          schemas:
            Ticket:
              type: object
              required: [id, title]
              properties:
                id: { type: string }
                title: { type: string }
        """;

    public const string HelloYaml =
        """
        scenario: hello
        provider: openai
        turns:
          - when: { user: hello }
            reply: { text: "Hello to you." }
        """;

    public const string ToolSource =
        """
        using ContractMocks;

        namespace Consumer;

        /// <summary>Rests for a while.</summary>
        /// <param name="Minutes">How long.</param>
        [ContractTool]
        internal partial record TakeNap(int Minutes);
        """;

    public const string TestClassSource =
        """
        using ContractMocks.Xunit;

        namespace Consumer;

        /// <summary>The contract.</summary>
        [ContractTests(typeof(OpenAiMock))]
        public partial class OpenAiContract;
        """;

    public static GeneratorRun.Project Create() => new GeneratorRun.Project()
        .WithSource("OpenAiContract.cs", TestClassSource)
        .WithSource("TakeNap.cs", ToolSource)
        .WithFile("spec", Spec, BundledSpecs.Find("openai")!, ("Operations", "createChatCompletion;createEmbedding;listModels;retrieveModel"))
        .WithFile("spec", OtherSpec, TicketsYaml)
        .WithFile("lock", Lock, TicketsLock(), ("LockOf", OtherSpec))
        .WithFile("tool", Tool, Read("tools/get_weather.tool.json"))
        .WithFile("scenario", Scenario, Read("scenarios/weather.scenario.yaml"))
        .WithFile("scenario", OtherScenario, HelloYaml);

    private static string TicketsLock()
    {
        var input = new SpecInput { Path = OtherSpec, Text = TicketsYaml };
        return LockWriter.Write(LockMaker.Make(input, SpecReader.Read(input, default).Contract!, [], [], default, default)!);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, "generated-samples", "Quickstart", file));
}
