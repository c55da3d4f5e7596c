namespace ContractMocks.Schemas;

/// <summary>One place where an instance breaks its schema.</summary>
/// <param name="Path">The JSON path of the place, from <c>$</c>, e.g. <c>$.messages[0].role</c>. A missing property is named by its parent's path.</param>
/// <param name="Keyword">
/// The schema keyword that judged, e.g. <c>required</c>. A union whose discriminating value fits no branch is reported as <c>enum</c>; a bound of
/// the validator itself as <c>depth</c>, <c>effort</c> or <c>time</c>.
/// </param>
/// <param name="Expected">What the schema asks for, e.g. <c>one of "user", "system"</c>.</param>
/// <param name="Actual">What was there, e.g. <c>the number 3</c>.</param>
public sealed record SchemaError(string Path, string Keyword, string Expected, string Actual)
{
    /// <summary>The place as a JSON pointer (RFC 6901), e.g. <c>/messages/0/role</c>; empty for the instance itself.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>The name of the property that is missing (<c>required</c>) or not known (<c>additionalProperties</c>); null for other keywords.</summary>
    public string? Property { get; init; }

    /// <summary>The values that would have been accepted, as JSON texts, where the schema lists them; otherwise empty.</summary>
    public EquatableArray<string> Allowed { get; init; }

    /// <summary>
    /// The place as LLM providers name a parameter: the path without <c>$.</c>, the missing property included, e.g. <c>messages[0].role</c>;
    /// empty for the instance itself.
    /// </summary>
    public string Parameter
    {
        get
        {
            var path = Keyword == "required" && Property is not null ? Path + Validation.Trail.Step(Property) : Path;
            return path.Length > 1 && path[1] == '.' ? path.Substring(2) : path.Substring(Math.Min(1, path.Length));
        }
    }

    /// <summary>The error as a sentence.</summary>
    public string Message => $"{Path}: expected {Expected}, but found {Actual}";
}
