using ContractMocks.Compiler.Text;

namespace ContractMocks.Compiler.Scenarios;

/// <summary>Reads <c>provider</c>: one that the project has a spec of, with an operation in which a conversation can take place; or <c>any</c>.</summary>
internal static class ProviderReader
{
    public static string? Read(MappingNode root, ScenarioReading reading)
    {
        if (reading.Required(root, "provider", "a scenario says which provider's API it plays, e.g. 'openai', or 'any'") is not { } entry)
        {
            return null;
        }

        if (entry.Value is not ScalarNode { Type: ScalarType.String } name)
        {
            reading.WrongValue(entry, "the name of a provider, e.g. 'openai', or 'any'");
            return null;
        }

        if (name.Value == Scenario.AnyProvider)
        {
            reading.IsForAnyProvider = true;
            return name.Value;
        }

        reading.Provider = ProviderInfo.Find(name.Value);
        var contracts = reading.Scope.Contracts.Where(contract => contract.Provider == name.Value).ToList();
        if (contracts.Count == 0 || reading.Provider is null)
        {
            ReportUnknown(name, reading);
        }
        else if (!reading.Scope.HasBrokenSpecs && !contracts.Exists(contract => contract.Operations.Count == 0 || HasConversation(contract, reading.Provider)))
        {
            var routes = reading.Provider.Dialects.Where(static route => route.IsConversation).Select(static route => $"{route.Method} {route.Path}");
            reading.Problems.Add(
                ProblemKinds.UnknownOperation, reading.Places.Of(name), contracts[0].Name, string.Join("' or '", routes), "add its operationId to Operations of that ContractSpec item");
        }

        return name.Value;
    }

    private static void ReportUnknown(ScalarNode name, ScenarioReading reading)
    {
        reading.IsIncomplete = true;
        if (reading.Scope.HasBrokenSpecs && reading.Provider is not null)
        {
            return;
        }

        var known = reading.Scope.Contracts.Select(static contract => contract.Provider).Where(static provider => ProviderInfo.Find(provider) is not null);
        var hint = reading.Provider is not null ? $"add <ContractSpec Include=\"{name.Value}\" /> to the project"
            : known.Any() ? Nearest.Suggestion(name.Value, known)
            : Nearest.Suggestion(name.Value, Providers.All.Select(static provider => provider.Name));
        reading.Problems.Add(ProblemKinds.UnknownProvider, reading.Places.Of(name), name.Value, hint);
    }

    /// <summary>Asked of contracts with operations only: a scope may hold contracts by name alone, so that a changed schema binds nothing anew.</summary>
    private static bool HasConversation(Contract contract, ProviderInfo provider) =>
        contract.Operations.Any(operation => provider.Dialects.Any(route =>
            route.IsConversation && route.Method == operation.Method && string.Equals(Shape(route.Path), Shape(operation.Path), StringComparison.Ordinal)));

    /// <summary>The path with its parameters nameless: documents name them as they like.</summary>
    private static string Shape(string path) =>
        string.Join("/", path.Split('/').Select(static part => part.StartsWith("{", StringComparison.Ordinal) ? "{}" : part));
}
