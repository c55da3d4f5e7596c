namespace ContractMocks.Compiler.Specs;

/// <summary>Reads small specs in tests.</summary>
internal static class SpecText
{
    public static SpecResult Read(string text, params string[] operations) => SpecReader.Read(
        new SpecInput { Path = "specs/shop.openapi.yaml", Text = text, Operations = operations.ToEquatableArray() },
        TestContext.Current.CancellationToken);

    /// <summary>The schema S of a document of the version given, in the contract's form.</summary>
    public static string Normalise(string schema, string version = "3.0.3", string more = "")
    {
        var result = Read(Document(schema, version, more));
        Assert.Empty(result.Problems);
        return result.Contract!.Schemas.Single(static named => named.Name == "S").Json;
    }

    public static string Document(string schema, string version = "3.0.3", string more = "") => $$"""
        openapi: {{version}}
        info: { title: t, version: "1" }
        paths:
          /s:
            get:
              operationId: s
              responses:
                "200":
                  description: d
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/S" }
        components:
          schemas:
            S: {{schema}}
            {{more}}
        """;
}
