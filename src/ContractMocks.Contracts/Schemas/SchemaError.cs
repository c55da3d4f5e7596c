namespace ContractMocks.Schemas;

/// <summary>One place where an instance breaks its schema.</summary>
/// <param name="Path">The JSON path of the place, from <c>$</c>, e.g. <c>$.messages[0].role</c>. A missing property is named by its parent's path.</param>
/// <param name="Keyword">The schema keyword that judged, e.g. <c>required</c>.</param>
/// <param name="Expected">What the schema asks for, e.g. <c>one of "user", "system"</c>.</param>
/// <param name="Actual">What was there, e.g. <c>the number 3</c>.</param>
public sealed record SchemaError(string Path, string Keyword, string Expected, string Actual)
{
    /// <summary>The error as a sentence.</summary>
    public string Message => $"{Path}: expected {Expected}, but found {Actual}";
}
