namespace ContractMocks;

/// <summary>
/// What is left of a provider's document after reading: the chosen operations and the schemas they reach, in one normal form (JSON Schema
/// 2020-12, references written <c>#/schemas/Name</c>). Equal documents make equal contracts: it holds no positions and no paths of files.
/// </summary>
public sealed record Contract
{
    /// <summary>The name that emitted types start from, e.g. <c>openai</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The provider whose wire knowledge applies, e.g. <c>openai</c>; <c>generic</c> where none is known.</summary>
    public required string Provider { get; init; }

    /// <summary>The document's title, or an empty string.</summary>
    public string Title { get; init; } = "";

    /// <summary>The document's version, or an empty string.</summary>
    public string Version { get; init; } = "";

    /// <summary>The path that every operation's path is under, without a slash at its end, e.g. <c>/v1</c>; empty for none.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The operations, in document order.</summary>
    public EquatableArray<Operation> Operations { get; init; }

    /// <summary>
    /// The requests that the provider sends to its users, in document order: a webhook's <see cref="Operation.Path"/> is its name. No mock serves
    /// them, so the compact form leaves them out.
    /// </summary>
    public EquatableArray<Operation> Webhooks { get; init; }

    /// <summary>The ways of showing who asks that the document names and the operations use, in document order.</summary>
    public EquatableArray<SecurityScheme> SecuritySchemes { get; init; }

    /// <summary>The named schemas that the operations reach, in document order.</summary>
    public EquatableArray<NamedSchema> Schemas { get; init; }
}

/// <summary>A schema with the name that the document gives it.</summary>
/// <param name="Name">The name in the document's components.</param>
/// <param name="Json">The schema as minified JSON, in the contract's normal form.</param>
public sealed record NamedSchema(string Name, string Json);

/// <summary>One method on one path: what it takes and what it answers.</summary>
public sealed record Operation
{
    /// <summary>The <c>operationId</c>, or a stable name derived from method and path.</summary>
    public required string Id { get; init; }

    /// <summary>The HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path template below the contract's base path, e.g. <c>/models/{model}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The first tag, which groups operations on the emitted mock; empty for none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The summary, or an empty string.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether the document discourages its use.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Parameters of path, query, header and cookie, those of the path item included.</summary>
    public EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>What the request carries, or null when it carries nothing.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>The answers, in document order.</summary>
    public EquatableArray<Response> Responses { get; init; }

    /// <summary>
    /// Who may ask: one of these must be met, each by all of its schemes. The document's own list where the operation has none; an empty list lets
    /// everybody in, as does a member without schemes.
    /// </summary>
    public EquatableArray<SecurityRequirement> Security { get; init; }

    /// <summary>
    /// The requests that the server sends back later, in document order: a callback's <see cref="Path"/> is its expression, e.g.
    /// <c>{$request.body#/url}</c>. The compact form leaves them out.
    /// </summary>
    public EquatableArray<Operation> Callbacks { get; init; }
}

/// <summary>Where a parameter travels.</summary>
public enum ParameterPlace
{
    /// <summary>A segment of the path.</summary>
    Path,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>A cookie.</summary>
    Cookie,
}

/// <summary>How a list or an object is written as a parameter; see the OpenAPI specification, "Style Values".</summary>
public enum ParameterStyle
{
    /// <summary>Parted by commas: <c>a,b</c>. What paths and headers use unless told otherwise.</summary>
    Simple,

    /// <summary>After a dot: <c>.a.b</c>. Paths only.</summary>
    Label,

    /// <summary>After a semicolon, with the name: <c>;id=a,b</c>. Paths only.</summary>
    Matrix,

    /// <summary><c>name=a,b</c>, or <c>name=a&amp;name=b</c> when exploded. What queries and cookies use unless told otherwise.</summary>
    Form,

    /// <summary><c>name=a%20b</c>. Queries only.</summary>
    SpaceDelimited,

    /// <summary><c>name=a|b</c>. Queries only.</summary>
    PipeDelimited,

    /// <summary><c>name[key]=a</c>. Queries only.</summary>
    DeepObject,
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="In">Where it travels.</param>
/// <param name="Required">Whether a request without it is refused.</param>
/// <param name="Schema">Its schema as JSON text; <c>true</c> when the document gives none.</param>
/// <param name="Description">What it is for, or an empty string.</param>
public sealed record Parameter(string Name, ParameterPlace In, bool Required, string Schema, string Description = "")
{
    /// <summary>How a list or an object is written; the default is that of the place.</summary>
    public ParameterStyle Style { get; init; } = DefaultStyle(In);

    /// <summary>Whether each member of a list or an object is written for itself. The default is true for <see cref="ParameterStyle.Form"/> alone.</summary>
    public bool Explode { get; init; } = DefaultStyle(In) == ParameterStyle.Form;

    /// <summary>The media type that the value is written in, e.g. <c>application/json</c>; empty where <see cref="Style"/> says how.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>The style of a place where the document names none.</summary>
    /// <param name="place">Where the parameter travels.</param>
    public static ParameterStyle DefaultStyle(ParameterPlace place) =>
        place is ParameterPlace.Query or ParameterPlace.Cookie ? ParameterStyle.Form : ParameterStyle.Simple;
}

/// <summary>What a request carries.</summary>
/// <param name="Required">Whether a request without a body is refused.</param>
/// <param name="Contents">The media types it may come in, in document order.</param>
public sealed record RequestBody(bool Required, EquatableArray<Content> Contents);

/// <summary>A body of one media type.</summary>
/// <param name="MediaType">The media type, e.g. <c>application/json</c>.</param>
/// <param name="Schema">The schema as JSON text; <c>true</c> when the document gives none. For <c>text/event-stream</c>: of one event's data.</param>
/// <param name="Examples">The document's examples, in order.</param>
public sealed record Content(string MediaType, string Schema, EquatableArray<Example> Examples = default)
{
    /// <summary>How the parts of a multipart or form body are written, where the document says so.</summary>
    public EquatableArray<PartEncoding> Encodings { get; init; }
}

/// <summary>An example of a body.</summary>
/// <param name="Name">The name in the document's <c>examples</c>; empty for the one of <c>example</c>.</param>
/// <param name="Json">The value as JSON text.</param>
public sealed record Example(string Name, string Json);

/// <summary>How one part of a multipart or form body is written.</summary>
/// <param name="Property">The property of the body's schema that travels as the part.</param>
/// <param name="MediaType">The media types that the part may have, parted by commas; empty where the document names none.</param>
public sealed record PartEncoding(string Property, string MediaType)
{
    /// <summary>How a list or an object is written in a form; null where the document does not say.</summary>
    public ParameterStyle? Style { get; init; }

    /// <summary>Whether each member of a list or an object is written for itself; null where the document does not say.</summary>
    public bool? Explode { get; init; }
}

/// <summary>An answer of an operation.</summary>
/// <param name="Status">The status as the document writes it: <c>200</c>, <c>4XX</c> or <c>default</c>.</param>
/// <param name="Description">When it is sent, or an empty string.</param>
/// <param name="Contents">The media types it may come in; none for an empty body.</param>
public sealed record Response(string Status, string Description, EquatableArray<Content> Contents)
{
    /// <summary>The headers that the document describes, in document order; <c>Content-Type</c> is not among them.</summary>
    public EquatableArray<ResponseHeader> Headers { get; init; }
}

/// <summary>A header of an answer.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Required">Whether the answer must have it.</param>
/// <param name="Schema">The schema of its value as JSON text; <c>true</c> when the document gives none.</param>
public sealed record ResponseHeader(string Name, bool Required, string Schema);
