namespace ContractMocks.Compiler.Impact.Types;

/// <summary>How an emitted type, one of its members or a member of the mock changes for those who write its name.</summary>
internal enum EmittedChangeKind
{
    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is called otherwise.</summary>
    Renamed,

    /// <summary>It is of another type.</summary>
    Retyped,

    /// <summary>It may be null now, so that code that reads it is warned.</summary>
    BecameNullable,

    /// <summary>It may no longer be null.</summary>
    BecameNotNull,

    /// <summary>Whoever makes one has to set it.</summary>
    BecameRequired,
}

/// <summary>A change of the code that the generator emits.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Type">The type, by the name that code writes today: <c>CreateChatCompletionRequest</c>, <c>OpenAiMock</c>.</param>
/// <param name="Member">Its member, e.g. <c>User</c> or, of a mock, <c>Chat.CreateChatCompletion</c>; empty for the type itself.</param>
/// <param name="Message">What happens, as a sentence without a full stop, with what it was and what it is.</param>
internal sealed record EmittedChange(EmittedChangeKind Kind, string Type, string Member, string Message)
{
    public string Name => Member.Length == 0 ? Type : $"{Type}.{Member}";

    /// <summary>The name of the schema that the type is emitted for, and of the property; empty where there is none.</summary>
    public string SchemaPath { get; init; } = "";

    /// <summary>Whether code that uses it does not compile; else it is warned, or behaves otherwise.</summary>
    public bool BreaksCode => Kind is EmittedChangeKind.Removed or EmittedChangeKind.Renamed or EmittedChangeKind.Retyped or EmittedChangeKind.BecameRequired;
}
