namespace ContractMocks;

/// <summary>
/// Every kind of problem there is. An id is never reused. 1xxx: specs, 2xxx: scenarios, 3xxx: tools, 4xxx: contract tests, 7xxx: changed documents, 9xxx: our own bugs.
/// The generator's descriptors, its release table and the pages in docs/problems are kept equal to this list by a test.
/// </summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind SpecSyntax = Error("CM1001", "The spec is not readable YAML or JSON", "The spec cannot be read: {0}");

    public static readonly ProblemKind SpecMissing = Error(
        "CM1002", "The spec does not exist", "ContractSpec '{0}' is neither a file nor a document that ships with ContractMocks; {1}");

    public static readonly ProblemKind NotOpenApi = Error(
        "CM1003", "The file is not an OpenAPI document", "This is not an OpenAPI document: {0}");

    public static readonly ProblemKind RemoteReference = Warning(
        "CM1004", "A reference leaves the files at hand", "'$ref: {0}' {1}; name its file in Parts, or copy what it names; until then anything is accepted in its place");

    public static readonly ProblemKind UnresolvedReference = Warning(
        "CM1005", "A reference points nowhere", "'$ref: {0}' points to nothing in this document; anything is accepted in its place");

    public static readonly ProblemKind UnknownSpecOperation = Error(
        "CM1006", "Operations names an operation the spec does not have", "The spec has no operation '{0}'; {1}");

    public static readonly ProblemKind SpecStructure = Warning(
        "CM1007", "The document breaks an OpenAPI rule", "The document breaks a rule of OpenAPI: {0}");

    public static readonly ProblemKind SpecBound = Error(
        "CM1008", "The document is over a bound", "The document is over the bound of {0}: {1}");

    public static readonly ProblemKind DuplicateOperation = Warning(
        "CM1009", "Two operations have one id", "The operationId '{0}' is taken already; this operation is named '{1}'");

    public static readonly ProblemKind NameClash = Warning(
        "CM1010", "Two schemas want one C# name", "The schemas '{0}' and '{1}' both become '{2}' in C#; the second is named '{3}'");

    public static readonly ProblemKind DuplicateSpec = Error(
        "CM1011", "Two specs have one name", "A spec named '{0}' is there already, from {1}; set Name on one of the two ContractSpec items");

    public static readonly ProblemKind SchemaKeyword = Warning(
        "CM1012", "A schema keyword has a wrong value", "'{0}' must be {1}; the keyword is ignored");

    public static readonly ProblemKind ScenarioSyntax = Error(
        "CM2001", "The scenario is not readable YAML", "The scenario cannot be read: {0}");

    public static readonly ProblemKind UnknownKey = Error("CM2002", "A key is unknown", "The key '{0}' is unknown here; {1}");

    public static readonly ProblemKind MissingKey = Error("CM2003", "A key is missing", "The key '{0}' is missing: {1}");

    public static readonly ProblemKind WrongValue = Error("CM2004", "A value has the wrong form", "'{0}' must be {1}, but is {2}");

    public static readonly ProblemKind UnknownProvider = Error(
        "CM2005", "The provider is unknown", "No spec of this project is of the provider '{0}'; {1}");

    public static readonly ProblemKind UnknownOperation = Error(
        "CM2006", "The operation is unknown", "The spec '{0}' has no conversation operation '{1}' among those chosen; {2}");

    public static readonly ProblemKind UnknownTool = Error("CM2007", "The tool is unknown", "No tool is named '{0}'; {1}");

    public static readonly ProblemKind ArgumentMismatch = Error(
        "CM2008", "An argument does not fit the tool's schema", "The arguments of '{0}' do not fit its schema at {1}: {2}");

    public static readonly ProblemKind DuplicateScenario = Error(
        "CM2009", "Two scenarios have one name", "The scenario '{0}' is there already, in {1}");

    public static readonly ProblemKind UnknownError = Error("CM2010", "The error is unknown", "'{0}' is not an error the provider answers with; {1}");

    public static readonly ProblemKind BadPattern = Error(
        "CM2011", "A regular expression is not valid", "'{0}' is not a valid regular expression: {1}");

    public static readonly ProblemKind BadTemplate = Error("CM2012", "A template is not valid", "The template '{0}' is not valid: {1}");

    public static readonly ProblemKind ToolSyntax = Error("CM3001", "The tool is not readable JSON or YAML", "The tool cannot be read: {0}");

    public static readonly ProblemKind ToolShape = Error("CM3002", "The tool has the wrong form", "This is not a tool: {0}");

    public static readonly ProblemKind DuplicateTool = Error("CM3003", "Two tools have one name", "The tool '{0}' is there already, in {1}");

    public static readonly ProblemKind CSharpTool = Error("CM3004", "The C# is not a tool", "'{0}' is not a tool: {1}");

    public static readonly ProblemKind ToolRenamed = Warning(
        "CM3010", "A tool's name is not legal for providers", "Providers do not take the tool name '{0}'; the tool is named '{1}' in requests, scenarios may use either");

    public static readonly ProblemKind ToolPassedOver = Warning(
        "CM3011", "A tool has no schema to mock it by", "The tool '{0}' is passed over: {1}");

    public static readonly ProblemKind UnknownMock = Error(
        "CM4001", "Contract tests for an unknown mock", "[ContractTests] names '{0}', which no ContractSpec of this project emits; {1}");

    public static readonly ProblemKind ContractTestsNotPartial = Error(
        "CM4002", "A contract test class cannot be extended", "[ContractTests] needs a top-level partial class; '{0}' is {1}");

    public static readonly ProblemKind HostNotReferenced = Error(
        "CM4003", "Contract tests ask for a host that is not referenced", "Host = MockHost.{0} needs {1}, which this project does not reference; add a PackageReference to {1}, or name another host");

    public static readonly ProblemKind LockScenarioAffected = Warning(
        "CM7001",
        "A scenario uses what changed in a document",
        "{0} changed since it was accepted on {1}, and '{2}' uses what changed: {3}; 'contractmocks diff {4} {0}' shows all, 'contractmocks accept {0}' takes it");

    public static readonly ProblemKind LockReplyInvalid = Error(
        "CM7002",
        "A changed document no longer allows a reply",
        "{0} no longer allows what this answered when it was accepted on {2}: {1}; change the scenario or the document, then run 'contractmocks accept {0}'");

    public static readonly ProblemKind LockUnreadable = Warning(
        "CM7003", "A lock cannot be read", "The lock of {0} cannot be read, so nothing is said of changes: {1}; 'contractmocks accept {0}' writes it anew");

    public static readonly ProblemKind Internal = Error(
        "CM9001", "ContractMocks failed", "ContractMocks failed on this file; please report it with the file: {0}");

    /// <summary>All kinds, in order of id.</summary>
    public static readonly EquatableArray<ProblemKind> All =
    [
        SpecSyntax, SpecMissing, NotOpenApi, RemoteReference, UnresolvedReference, UnknownSpecOperation, SpecStructure, SpecBound,
        DuplicateOperation, NameClash, DuplicateSpec, SchemaKeyword,
        ScenarioSyntax, UnknownKey, MissingKey, WrongValue, UnknownProvider, UnknownOperation, UnknownTool, ArgumentMismatch,
        DuplicateScenario, UnknownError, BadPattern, BadTemplate,
        ToolSyntax, ToolShape, DuplicateTool, CSharpTool, ToolRenamed, ToolPassedOver,
        UnknownMock, ContractTestsNotPartial, HostNotReferenced,
        LockScenarioAffected, LockReplyInvalid, LockUnreadable,
        Internal,
    ];

    private static ProblemKind Error(string id, string title, string format) => new(id, title, format, ProblemSeverity.Error);

    private static ProblemKind Warning(string id, string title, string format) => new(id, title, format, ProblemSeverity.Warning);
}
