using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator;

/// <summary>
/// The descriptors of every problem kind, as literals because release tracking (RS2008) reads the source. Kept equal to
/// <c>ProblemKinds</c>, to the release table and to docs/problems by a test.
/// </summary>
internal static class Descriptors
{
    private const string Category = "ContractMocks";

    public static readonly DiagnosticDescriptor SpecSyntax = new(
        "CM1001",
        "The spec is not readable YAML or JSON",
        "The spec cannot be read: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SpecMissing = new(
        "CM1002",
        "The spec does not exist",
        "ContractSpec '{0}' is neither a file nor a document that ships with ContractMocks; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NotOpenApi = new(
        "CM1003",
        "The file is not an OpenAPI document",
        "This is not an OpenAPI document: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor RemoteReference = new(
        "CM1004",
        "A reference leaves the files at hand",
        "'$ref: {0}' {1}; name its file in Parts, or copy what it names; until then anything is accepted in its place",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnresolvedReference = new(
        "CM1005",
        "A reference points nowhere",
        "'$ref: {0}' points to nothing in this document; anything is accepted in its place",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownSpecOperation = new(
        "CM1006",
        "Operations names an operation the spec does not have",
        "The spec has no operation '{0}'; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SpecStructure = new(
        "CM1007",
        "The document breaks an OpenAPI rule",
        "The document breaks a rule of OpenAPI: {0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SpecBound = new(
        "CM1008",
        "The document is over a bound",
        "The document is over the bound of {0}: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateOperation = new(
        "CM1009",
        "Two operations have one id",
        "The operationId '{0}' is taken already; this operation is named '{1}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NameClash = new(
        "CM1010",
        "Two schemas want one C# name",
        "The schemas '{0}' and '{1}' both become '{2}' in C#; the second is named '{3}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateSpec = new(
        "CM1011",
        "Two specs have one name",
        "A spec named '{0}' is there already, from {1}; set Name on one of the two ContractSpec items",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SchemaKeyword = new(
        "CM1012",
        "A schema keyword has a wrong value",
        "'{0}' must be {1}; the keyword is ignored",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ScenarioSyntax = new(
        "CM2001",
        "The scenario is not readable YAML",
        "The scenario cannot be read: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "CM2002",
        "A key is unknown",
        "The key '{0}' is unknown here; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MissingKey = new(
        "CM2003",
        "A key is missing",
        "The key '{0}' is missing: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor WrongValue = new(
        "CM2004",
        "A value has the wrong form",
        "'{0}' must be {1}, but is {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownProvider = new(
        "CM2005",
        "The provider is unknown",
        "No spec of this project is of the provider '{0}'; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownOperation = new(
        "CM2006",
        "The operation is unknown",
        "The spec '{0}' has no conversation operation '{1}' among those chosen; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownTool = new(
        "CM2007",
        "The tool is unknown",
        "No tool is named '{0}'; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ArgumentMismatch = new(
        "CM2008",
        "An argument does not fit the tool's schema",
        "The arguments of '{0}' do not fit its schema at {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateScenario = new(
        "CM2009",
        "Two scenarios have one name",
        "The scenario '{0}' is there already, in {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownError = new(
        "CM2010",
        "The error is unknown",
        "'{0}' is not an error the provider answers with; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadPattern = new(
        "CM2011",
        "A regular expression is not valid",
        "'{0}' is not a valid regular expression: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BadTemplate = new(
        "CM2012",
        "A template is not valid",
        "The template '{0}' is not valid: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ToolSyntax = new(
        "CM3001",
        "The tool is not readable JSON or YAML",
        "The tool cannot be read: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ToolShape = new(
        "CM3002",
        "The tool has the wrong form",
        "This is not a tool: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateTool = new(
        "CM3003",
        "Two tools have one name",
        "The tool '{0}' is there already, in {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CSharpTool = new(
        "CM3004",
        "The C# is not a tool",
        "'{0}' is not a tool: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ToolRenamed = new(
        "CM3010",
        "A tool's name is not legal for providers",
        "Providers do not take the tool name '{0}'; the tool is named '{1}' in requests, scenarios may use either",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ToolPassedOver = new(
        "CM3011",
        "A tool has no schema to mock it by",
        "The tool '{0}' is passed over: {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnknownMock = new(
        "CM4001",
        "Contract tests for an unknown mock",
        "[ContractTests] names '{0}', which no ContractSpec of this project emits; {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ContractTestsNotPartial = new(
        "CM4002",
        "A contract test class cannot be extended",
        "[ContractTests] needs a top-level partial class; '{0}' is {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HostNotReferenced = new(
        "CM4003",
        "Contract tests ask for a host that is not referenced",
        "Host = MockHost.{0} needs {1}, which this project does not reference; add a PackageReference to {1}, or name another host",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LockScenarioAffected = new(
        "CM7001",
        "A scenario uses what changed in a document",
        "{0} changed since it was accepted on {1}, and '{2}' uses what changed: {3}; 'contractmocks diff {4} {0}' shows all, 'contractmocks accept {0}' takes it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LockReplyInvalid = new(
        "CM7002",
        "A changed document no longer allows a reply",
        "{0} no longer allows what this answered when it was accepted on {2}: {1}; change the scenario or the document, then run 'contractmocks accept {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor LockUnreadable = new(
        "CM7003",
        "A lock cannot be read",
        "The lock of {0} cannot be read, so nothing is said of changes: {1}; 'contractmocks accept {0}' writes it anew",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Internal = new(
        "CM9001",
        "ContractMocks failed",
        "ContractMocks failed on this file; please report it with the file: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new DiagnosticDescriptor[]
    {
        SpecSyntax,
        SpecMissing,
        NotOpenApi,
        RemoteReference,
        UnresolvedReference,
        UnknownSpecOperation,
        SpecStructure,
        SpecBound,
        DuplicateOperation,
        NameClash,
        DuplicateSpec,
        SchemaKeyword,
        ScenarioSyntax,
        UnknownKey,
        MissingKey,
        WrongValue,
        UnknownProvider,
        UnknownOperation,
        UnknownTool,
        ArgumentMismatch,
        DuplicateScenario,
        UnknownError,
        BadPattern,
        BadTemplate,
        ToolSyntax,
        ToolShape,
        DuplicateTool,
        CSharpTool,
        ToolRenamed,
        ToolPassedOver,
        UnknownMock,
        ContractTestsNotPartial,
        HostNotReferenced,
        LockScenarioAffected,
        LockReplyInvalid,
        LockUnreadable,
        Internal,
    }.ToDictionary(static descriptor => descriptor.Id);

    /// <summary>The descriptor of a kind.</summary>
    public static DiagnosticDescriptor Of(ProblemKind kind) => ById[kind.Id];
}
