using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>An operation in one form for every version of OpenAPI, each part with its place.</summary>
internal sealed class OperationView
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The path template, or the name of a webhook, or the expression of a callback.</summary>
    public required string Path { get; init; }

    public required Spot Spot { get; init; }

    public required Spot Item { get; init; }

    public bool IsWebhook { get; init; }

    /// <summary>What messages and paths call it.</summary>
    public string Label => IsWebhook ? $"webhook {Path}" : $"{Method} {Path}";

    public required IReadOnlyList<ParameterView> Parameters { get; init; }

    public BodyView? Body { get; init; }

    public required IReadOnlyList<ResponseView> Responses { get; init; }

    /// <summary>The list of requirements that counts: the operation's own, else the document's; null for none.</summary>
    public Spot? Security { get; init; }

    public bool IsDeprecated => Spot.Flag("deprecated") ?? false;
}

/// <summary>A parameter, wherever it is declared.</summary>
internal sealed class ParameterView
{
    public required string Name { get; init; }

    /// <summary><c>path</c>, <c>query</c>, <c>header</c>, <c>cookie</c> or <c>querystring</c>.</summary>
    public required string In { get; init; }

    /// <summary>Equal for parameters that are the same one: a path's parameters are told apart by where they stand in it, and headers have no case.</summary>
    public required string Key { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>Where the operation has it; a reference perhaps.</summary>
    public required Spot Spot { get; init; }

    /// <summary>What it is, references followed.</summary>
    public required Spot Definition { get; init; }

    /// <summary>Null where it says nothing of the values.</summary>
    public Node? Schema { get; init; }

    /// <summary>The media type of a parameter that is a document itself; null for the others.</summary>
    public MediaTypeName? MediaType { get; init; }

    public required string Style { get; init; }

    public required bool Explode { get; init; }

    /// <summary>Whether its value is a single word, which every style but those with a prefix writes alike.</summary>
    public required bool IsWord { get; init; }

    /// <summary>Whether its value is a list.</summary>
    public required bool IsList { get; init; }

    /// <summary>What is said of its media type, where it is a document itself.</summary>
    public Spot? Content { get; init; }

    /// <summary>Whether it stands beside a path's operations and not in one of them.</summary>
    public required bool IsOfPathItem { get; init; }
}

/// <summary>A request's body.</summary>
/// <param name="IsRequired">Whether a request must have it.</param>
/// <param name="Spot">Where the operation has it.</param>
/// <param name="Definition">What it is, references followed; null for the fields of a form of Swagger 2.0, which have no whole.</param>
/// <param name="Contents">A form for each media type.</param>
internal sealed record BodyView(bool IsRequired, Spot Spot, Spot? Definition, IReadOnlyList<ContentView> Contents);

/// <summary>What a body is in one media type.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Spot">Where its name stands.</param>
/// <param name="Definition">What is said of it, references followed; null where only its name stands there.</param>
/// <param name="Schema">What it carries; null where that is not said.</param>
/// <param name="ItemSchema">What each item of a stream is, where that is said apart.</param>
internal sealed record ContentView(MediaTypeName Type, Spot Spot, Spot? Definition, Spot? Schema, Spot? ItemSchema);

/// <summary>An answer.</summary>
/// <param name="Status"><c>200</c>, <c>4XX</c> or <c>default</c>.</param>
/// <param name="Spot">Where the operation has it.</param>
/// <param name="Definition">What it is, references followed.</param>
/// <param name="Contents">A form for each media type.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record ResponseView(string Status, Spot Spot, Spot Definition, IReadOnlyList<ContentView> Contents, IReadOnlyList<HeaderView> Headers)
{
    public bool IsSuccess => Status[0] == '2';
}

/// <summary>A header of an answer.</summary>
internal sealed record HeaderView(string Name, bool IsRequired, Spot Spot, Spot Definition, Node? Schema);
