namespace ContractMocks.Compiler.Emission.Types;

/// <summary>The types of the framework and of the runtime that emitted models name.</summary>
internal static class KnownTypes
{
    public const string JsonElement = "global::System.Text.Json.JsonElement";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string ReadOnlyDictionary = "global::System.Collections.Generic.IReadOnlyDictionary";
    public const string Dictionary = "global::System.Collections.Generic.Dictionary";
    public const string Runtime = "global::ContractMocks.Json";
    public const string Record = Runtime + ".ContractRecord";
    public const string Model = Runtime + ".ContractModel";
    public const string Tool = "global::ContractMocks.Tool";
    public const string ToolInterface = "global::ContractMocks.ITool";
    public const string Tools = "global::ContractMocks.Tools";
    public const string Given = "global::ContractMocks.GivenArguments";
    public const string Rows = "global::System.Collections.Generic.IEnumerable<object[]>";
}
