using ContractMocks.Compiler.Specs;

namespace ContractMocks.WireMock.Tests;

/// <summary>A mock of a document whose stream has another status than 200.</summary>
internal sealed class JobMock() : ContractMock(LoadedContract.From(s_contract), options: null)
{
    private const string Document = """
        openapi: 3.1.0
        info: { title: Jobs, version: "1" }
        paths:
          /jobs:
            post:
              operationId: startJob
              responses:
                "202":
                  description: What the job says.
                  content:
                    text/event-stream:
                      schema: { type: object, required: [state], properties: { state: { const: running } } }
        """;

    private static readonly Contract s_contract =
        SpecReader.Read(new SpecInput { Path = "jobs.yaml", Text = Document, ChecksStructure = false }, CancellationToken.None).Contract!;
}
