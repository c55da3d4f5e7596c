namespace ContractMocks;

/// <summary>No value could be made up that fits a schema: it contradicts itself, or asks for more than fakes can do.</summary>
public sealed class UnfakeableSchemaException : Exception
{
    internal UnfakeableSchemaException(string path, string keyword, string reason)
        : base($"{path}: no value can be made up that fits the schema because of its '{keyword}': {reason}. Give an example or the value itself.")
    {
        Path = path;
        Keyword = keyword;
    }

    /// <summary>The JSON path of the value, from <c>$</c>.</summary>
    public string Path { get; }

    /// <summary>The schema keyword that no value satisfied, e.g. <c>pattern</c>.</summary>
    public string Keyword { get; }
}
