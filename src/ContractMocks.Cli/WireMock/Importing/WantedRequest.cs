using System.Text.Json.Nodes;

namespace ContractMocks.Cli.WireMock.Importing;

/// <summary>What a mapping asks of a request, in the conditions of our format, and what of it they cannot say.</summary>
internal sealed class WantedRequest
{
    public List<TextTest> User { get; } = [];

    public List<TextTest> System { get; } = [];

    public List<TextTest> Model { get; } = [];

    /// <summary>Tools that the request must declare.</summary>
    public List<string> Tools { get; } = [];

    /// <summary>The tools whose results the request must end in.</summary>
    public List<string> ToolResults { get; } = [];

    /// <summary>Whether the request must end in the result of a tool that the mapping does not name.</summary>
    public bool EndsInResult { get; set; }

    /// <summary>What was not carried over, each a phrase that holds no value of the mapping's headers.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>The declarations of tools in the mapping's body, as the provider writes them.</summary>
    public List<JsonObject> Declared { get; } = [];

    /// <summary>Whether nothing is asked that our conditions say.</summary>
    public bool IsEmpty => !EndsInResult && User.Count + System.Count + Model.Count + Tools.Count + ToolResults.Count == 0;

    /// <summary>The conditions, one of each kind but tools.</summary>
    public EquatableArray<Condition> Conditions()
    {
        var conditions = new List<Condition>();
        if (TextTests.All(User) is { } user)
        {
            conditions.Add(new UserTextCondition(user));
        }

        if (TextTests.All(System) is { } system)
        {
            conditions.Add(new SystemTextCondition(system));
        }

        if (TextTests.All(Model) is { } model)
        {
            conditions.Add(new ModelCondition(model));
        }

        conditions.AddRange(Tools.Distinct(StringComparer.Ordinal).Select(static tool => new ToolDeclaredCondition(tool)));
        conditions.AddRange(ToolResults.Distinct(StringComparer.Ordinal).Take(1).Select(static tool => new ToolResultCondition(tool)));
        return conditions.ToEquatableArray();
    }

    /// <summary>Takes in all that another asks.</summary>
    public void Add(WantedRequest other)
    {
        User.AddRange(other.User);
        System.AddRange(other.System);
        Model.AddRange(other.Model);
        Tools.AddRange(other.Tools);
        ToolResults.AddRange(other.ToolResults);
        EndsInResult |= other.EndsInResult;
        LeftOut.AddRange(other.LeftOut);
        Declared.AddRange(other.Declared);
    }

    /// <summary>Takes in what one of several asks; false, and nothing is taken, where they ask for different things.</summary>
    public bool TryAddAny(IReadOnlyList<WantedRequest> others)
    {
        if (others.Count == 1 || others.All(one => one is { LeftOut.Count: 0, IsEmpty: false } && one.EndsInResult == others[0].EndsInResult && one.Conditions() == others[0].Conditions()))
        {
            Add(others[0]);
            return true;
        }

        Func<WantedRequest, List<TextTest>>[] kinds = [static one => one.User, static one => one.System, static one => one.Model];
        foreach (var kind in kinds)
        {
            if (others.All(one => one is { LeftOut.Count: 0, EndsInResult: false } && kind(one).Count > 0 && kind(one).Count == one.User.Count + one.System.Count + one.Model.Count
                && one.Tools.Count + one.ToolResults.Count == 0))
            {
                kind(this).Add(TextTests.Any([.. others.Select(one => TextTests.All(kind(one))!)]));
                Declared.AddRange(others.SelectMany(static one => one.Declared));
                return true;
            }
        }

        return false;
    }
}
