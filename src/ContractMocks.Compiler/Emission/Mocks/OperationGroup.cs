using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Emission;

/// <summary>The operations of one tag, with the member names they get.</summary>
internal sealed record OperationGroup(string Title, string Member, IReadOnlyList<(string Member, Operation Operation)> Operations)
{
    /// <summary>Members that a mock has already; a tag of that name gets <c>Operations</c> behind it.</summary>
    private static readonly string[] Taken =
        ["Contract", "Conversation", "CreateClient", "CreateHandler", "DisposeAsync", "Endpoint", "Equals", "GetHashCode", "GetType", "HandleAsync", "InMemory", "Journal", "On", "Operation", "Options", "Reset", "StartAsync", "StartWireMockAsync", "ToString", "Use"];

    public string TypeName => Member.EndsWith("Operations", StringComparison.Ordinal) ? Member + "Group" : Member + "Operations";

    public static IReadOnlyList<OperationGroup> Of(Contract contract, string mockName)
    {
        var members = new HashSet<string>(Taken, StringComparer.Ordinal) { mockName };
        return
        [
            .. contract.Operations.GroupBy(static operation => operation.Tag).Select(group =>
            {
                var title = group.Key.Length == 0 ? "no tag" : group.Key;
                var wanted = group.Key.Length == 0 ? "Operations" : CSharpNames.Pascal(group.Key);
                return new OperationGroup(title, Unique(members, wanted), Named(group, wanted));
            }),
        ];
    }

    private static List<(string, Operation)> Named(IEnumerable<Operation> operations, string group)
    {
        var members = new HashSet<string>(StringComparer.Ordinal) { group + "Operations", "Equals", "GetHashCode", "GetType", "ToString" };
        return [.. operations.Select(operation => (Unique(members, CSharpNames.Pascal(operation.Id)), operation))];
    }

    /// <summary>The name, or the name with <c>Operations</c> or a number behind it, the first that is free.</summary>
    private static string Unique(HashSet<string> taken, string name)
    {
        if (taken.Add(name))
        {
            return name;
        }

        var unique = name + "Operations";
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = name + number;
        }

        return unique;
    }
}
