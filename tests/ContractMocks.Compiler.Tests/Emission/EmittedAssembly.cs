using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using ContractMocks.Compiler.Emission;
using ContractMocks.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ContractMocks.Compiler.Tests.Emission;

/// <summary>Emitted text, compiled as C# 12 with documentation read and warnings counted, and loaded.</summary>
internal sealed class EmittedAssembly
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("ContractMocks", StringComparison.Ordinal) || name is "netstandard.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Assembly _assembly;

    private EmittedAssembly(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles; fails the test on any error or warning, missing documentation included.</summary>
    public static EmittedAssembly Of(params IEnumerable<string> texts)
    {
        var compilation = Compile(texts);
        var findings = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .Select(static finding => finding.ToString());
        Assert.Empty(findings);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return new EmittedAssembly(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image));
    }

    public static EmittedAssembly Of(IEnumerable<EmittedFile> files) => Of(files.Select(static file => file.Text));

    /// <summary>What the compiler says of a text beside emitted ones.</summary>
    public static IEnumerable<string> Findings(params IEnumerable<string> texts) =>
        Compile(texts).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .Select(static finding => finding.ToString());

    /// <summary>Compiles, and says what the compiler finds; no assembly where that is an error.</summary>
    public static (EmittedAssembly? Assembly, IReadOnlyList<string> Findings) TryCompile(IEnumerable<string> texts)
    {
        using var image = new MemoryStream();
        var result = Compile(texts).Emit(image);
        var findings = result.Diagnostics.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).Select(static finding => finding.ToString()).ToList();
        image.Position = 0;
        return (result.Success ? new EmittedAssembly(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image)) : null, findings);
    }

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    public object Read(string type, string json) => JsonSerializer.Deserialize(json, Type(type), ContractJson.Options)!;

    /// <summary>The JSON after being read into a type and written again.</summary>
    public string RoundTrip(string type, string json)
    {
        var clr = Type(type);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize(json, clr, ContractJson.Options), clr, ContractJson.Options);
    }

    /// <summary>Calls a static method without parameters.</summary>
    public object? Call(string type, string method) => Type(type).GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null);

    private static CSharpCompilation Compile(IEnumerable<string> texts) => CSharpCompilation.Create(
        "Emitted",
        texts.Select(text => CSharpSyntaxTree.ParseText(text, Parsing)),
        References,
        // Emitted files begin as generated ones do, which silences analyzers but not the compiler's warnings of documentation.
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable));
}
