namespace ContractMocks.Compiler.Scenarios;

/// <summary>A tool whose arguments are a record of the user's own: the rest of a tool is emitted beside it, as another part of the record.</summary>
/// <param name="Tool">The tool, its schema read from the record.</param>
/// <param name="Namespace">The record's namespace; empty for the global one.</param>
/// <param name="Name">The record's name.</param>
/// <param name="Start">How a part of it begins, e.g. <c>public partial record</c>.</param>
/// <param name="Arguments">What it holds, in the order of the schema.</param>
internal sealed record DeclaredTool(Tool Tool, string Namespace, string Name, string Start, EquatableArray<DeclaredArgument> Arguments)
{
    /// <summary>The record as any code may name it.</summary>
    public string QualifiedName => Namespace.Length == 0 ? $"global::{Name}" : $"global::{Namespace}.{Name}";
}

/// <summary>A property of such a record.</summary>
/// <param name="WireName">Its name in JSON.</param>
/// <param name="Name">The property's name.</param>
/// <param name="Type">Its type, written <c>global::…</c>.</param>
/// <param name="Summary">What it is.</param>
internal sealed record DeclaredArgument(string WireName, string Name, string Type, string Summary)
{
    /// <summary>The parameter of the constructor that sets it; null where the property is set itself.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether it has a value besides null when nothing sets it, which would be written.</summary>
    public bool HasDefault { get; init; }

    /// <summary>How its values are said in C#.</summary>
    public DeclaredForm Form { get; init; }

    /// <summary>The members of its enum: the name in JSON, then in C#.</summary>
    public EquatableArray<(string Wire, string Name)> Members { get; init; }
}

/// <summary>How a value is said in C#.</summary>
internal enum DeclaredForm
{
    /// <summary>Not at all: the arguments are left as JSON.</summary>
    Json = 0,

    /// <summary>As a string.</summary>
    Text = 1,

    /// <summary>As a whole number that fits the type.</summary>
    Whole = 2,

    /// <summary>As a <c>double</c>.</summary>
    Real = 3,

    /// <summary>As <c>true</c> or <c>false</c>.</summary>
    Truth = 4,

    /// <summary>As a member of an enum.</summary>
    Member = 5,
}
