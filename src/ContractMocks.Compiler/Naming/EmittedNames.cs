namespace ContractMocks.Compiler.Naming;

/// <summary>How what users name will read in C#. Readers ask, because two names that become one are a problem of the files.</summary>
internal static class EmittedNames
{
    /// <summary>What the names of other emitted files begin with; a contract of that name would share file names with them.</summary>
    private static readonly string[] Kinds = ["Tool", "Scenario", "ContractTests"];

    private static readonly string[] Taken = ["Tool", "Fake", "Variants", "InvalidVariants", "AdditionalProperties", "AdditionalValues", "Scenarios"];

    /// <summary>How a contract's types begin: the provider's own spelling where we know it, e.g. <c>OpenAi</c>.</summary>
    public static string Contract(string contractName)
    {
        var stem = ProviderInfo.Find(contractName)?.TypeName ?? CSharpNames.Pascal(contractName);
        return Kinds.Contains(stem, StringComparer.OrdinalIgnoreCase) ? stem + "Api" : stem;
    }

    /// <summary>
    /// The name of a tool's record: <c>get_weather</c> is <c>GetWeather</c>. A name that the record's own members, the class of the scenarios or a
    /// mock would have too gets <c>Tool</c> behind it.
    /// </summary>
    public static string Tool(string toolName)
    {
        var name = CSharpNames.Pascal(toolName);
        return Taken.Contains(name) || name.EndsWith("Mock", StringComparison.Ordinal) ? name + "Tool" : name;
    }
}
