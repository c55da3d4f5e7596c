namespace ContractMocks.Schemas;

/// <summary>The rules that a schema is read by, where its own <c>$schema</c> does not say.</summary>
public enum SchemaDialect
{
    /// <summary>
    /// The form that contracts have: 2020-12, and what real documents keep of OpenAPI 3.0 in it (<c>nullable</c>, a boolean
    /// <c>exclusiveMinimum</c>, <c>discriminator</c>).
    /// </summary>
    Contract = 0,

    /// <summary>JSON Schema 2020-12, and nothing else.</summary>
    Draft202012 = 1,

    /// <summary>JSON Schema 2019-09.</summary>
    Draft201909 = 2,

    /// <summary>JSON Schema draft 7: <c>$ref</c> stands alone, <c>items</c> may be a list.</summary>
    Draft7 = 3,

    /// <summary>JSON Schema draft 6: as draft 7, without <c>if</c>.</summary>
    Draft6 = 4,

    /// <summary>JSON Schema draft 4: <c>id</c> without the dollar, boolean <c>exclusiveMinimum</c>, no <c>const</c>, <c>1.0</c> is no integer.</summary>
    Draft4 = 5,

    /// <summary>The schema objects of OpenAPI 3.0: draft 4's words but fewer, with <c>nullable</c> and <c>discriminator</c>.</summary>
    OpenApi30 = 6,
}
