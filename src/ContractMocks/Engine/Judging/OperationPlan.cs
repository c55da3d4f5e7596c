namespace ContractMocks.Engine.Judging;

/// <summary>All that an operation's requests are judged by, made by the first of them.</summary>
internal sealed class OperationPlan
{
    private readonly HashSet<string> _otherNames;

    public OperationPlan(OperationRoute route, RequestSchemas schemas)
    {
        var (operation, contract) = (route.Operation, schemas.Contract);
        Security = new SecurityPlan(contract.Contract, operation);
        Parameters = [.. operation.Parameters.Where(static parameter => !IsReserved(parameter)).Select(parameter => new ParameterPlan(parameter, schemas))];
        Body = operation.Body is { } body ? new BodyPlan(body, operation.Id, schemas) : null;
        InvalidStatus = ProviderInfo.Find(contract.Contract.Provider) is not null ? 400 : Status(operation);
        _otherNames = [.. Security.QueryNames, .. route.Pattern.RequiredQuery.Split('&').Select(static pair => pair.Split('=')[0])];
    }

    public SecurityPlan Security { get; }

    public ParameterPlan[] Parameters { get; }

    public BodyPlan? Body { get; }

    /// <summary>The status of a request that can be read and that the schemas do not accept.</summary>
    public int InvalidStatus { get; }

    /// <summary>Adds the names of the query that the document does not know.</summary>
    public void JudgeNames(RequestText request, List<Violation> violations)
    {
        var known = Array.FindAll(Parameters, static plan => plan.Parameter.In == ParameterPlace.Query);
        foreach (var pair in request.Query)
        {
            if (!_otherNames.Contains(pair.Name) && !Array.Exists(known, plan => QueryReadings.Owns(plan, pair.Name)))
            {
                violations.Add(Violations.UnknownParameter(pair.Name, known.Select(static plan => plan.Parameter.Name)));
            }
        }
    }

    /// <summary>Headers that OpenAPI describes elsewhere, so that parameters of these names say nothing.</summary>
    private static bool IsReserved(Parameter parameter) =>
        parameter.In == ParameterPlace.Header
        && (parameter.Name.Equals("accept", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
            || parameter.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase));

    /// <summary>422 where the document has it; else 400 where it has that, in one of its notations; else 422, which says most.</summary>
    private static int Status(Operation operation)
    {
        var hasBadRequest = false;
        foreach (var response in operation.Responses)
        {
            if (response.Status == "422")
            {
                return 422;
            }

            hasBadRequest |= response.Status is "400" or "default" || response.Status.Equals("4XX", StringComparison.OrdinalIgnoreCase);
        }

        return hasBadRequest ? 400 : 422;
    }
}
