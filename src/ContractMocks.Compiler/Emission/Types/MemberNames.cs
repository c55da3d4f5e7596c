using ContractMocks.Compiler.Naming;

namespace ContractMocks.Compiler.Emission;

/// <summary>Names the members of one emitted type: none is called like its type, or like a member that every record has.</summary>
internal sealed class MemberNames
{
    // A record may not declare Clone (CS8859); the others are members of object or of the record itself.
    private static readonly string[] OfEveryRecord =
        ["Clone", "Equals", "EqualityContract", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString"];

    private readonly NameScope _scope;

    public MemberNames(string typeName, params string[] reserved)
        : this(new NameScope(), typeName, reserved)
    {
    }

    /// <summary>Names members in a scope that goes on to name what is nested in the type.</summary>
    public MemberNames(NameScope scope, string typeName, params string[] reserved)
    {
        _scope = scope;
        _scope.Reserve([typeName, .. OfEveryRecord, .. reserved]);
    }

    public string Take(string wire)
    {
        var name = CSharpNames.Pascal(wire);
        return _scope.IsTaken(name) && _scope.Owner(name).Length == 0 ? _scope.Take(wire + " ", name + "Value") : _scope.Take(wire + " ", name);
    }
}
