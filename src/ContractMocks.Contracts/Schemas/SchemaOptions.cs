namespace ContractMocks.Schemas;

/// <summary>How a schema is read and judged by. The defaults are those of a JSON Schema that stands alone.</summary>
public sealed record SchemaOptions
{
    /// <summary>All defaults.</summary>
    public static SchemaOptions Default { get; } = new();

    /// <summary>The dialect of schemas whose <c>$schema</c> does not name one that is known; default: <see cref="SchemaDialect.Draft202012"/>.</summary>
    public SchemaDialect Dialect { get; init; } = SchemaDialect.Draft202012;

    /// <summary>Whether <c>format</c> judges, as OpenAPI expects, or only describes, as 2020-12 has it by default; default: it judges.</summary>
    public bool AssertsFormats { get; init; } = true;

    /// <summary>The address that relative references of the schema start from, until its own <c>$id</c>; default: none.</summary>
    public string BaseUri { get; init; } = "";

    /// <summary>The documents that references may reach besides the schema itself and the metaschemas; default: none. Nothing is ever fetched.</summary>
    public SchemaRegistry Documents { get; init; } = SchemaRegistry.Empty;

    /// <summary>
    /// Whether an instance may fit several alternatives of <c>oneOf</c>; default: no. Providers write <c>oneOf</c> where they mean <c>anyOf</c>, and take
    /// requests that fit two alternatives.
    /// </summary>
    public bool OneOfMayOverlap { get; init; }
}
