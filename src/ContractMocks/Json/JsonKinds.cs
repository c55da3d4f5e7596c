namespace ContractMocks.Json;

/// <summary>Kinds of JSON values, several at once. Null is none of them: it is told apart before.</summary>
[Flags]
public enum JsonKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>A string.</summary>
    String = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 4,

    /// <summary>An array.</summary>
    Array = 8,

    /// <summary>An object.</summary>
    Object = 16,

    /// <summary>Any kind.</summary>
    Any = String | Number | Boolean | Array | Object,
}
