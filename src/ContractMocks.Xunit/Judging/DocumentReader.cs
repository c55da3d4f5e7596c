using System.Reflection;
using System.Runtime.Loader;

namespace ContractMocks.Xunit.Judging;

/// <summary>
/// Reads OpenAPI documents with the compiler that this assembly carries. It is loaded apart from everything else: a test project may use other versions of
/// what the compiler is made of (Microsoft.OpenApi, YamlDotNet), and gets none of it into its output. See docs/decisions/0020.
/// </summary>
internal static class DocumentReader
{
    private const string Prefix = "reader/";

    private static readonly Lazy<Func<string, string, string, string, Func<string, string?>, string?[]>> s_read = new(Load);

    /// <summary>The contract of a document, or null; and what is wrong with the document.</summary>
    public static (LoadedContract? Contract, IReadOnlyList<string> Problems) Read(string path, string text, Contract like, Func<string, string?> files)
    {
        var read = s_read.Value(path, text, like.Name, like.Provider, files);
        var contract = read[0] is { } compact ? LoadedContract.Read(System.Text.Encoding.UTF8.GetBytes(compact)) : null;
        return (contract, [.. read.Skip(1).OfType<string>()]);
    }

    private static Func<string, string, string, string, Func<string, string?>, string?[]> Load()
    {
        var compiler = new Apart().LoadFromAssemblyName(new AssemblyName("ContractMocks.Compiler"));
        var method = compiler.GetType("ContractMocks.Compiler.Specs.CompiledSpec", throwOnError: true)!.GetMethod("Read", BindingFlags.Public | BindingFlags.Static)!;
        return method.CreateDelegate<Func<string, string, string, string, Func<string, string?>, string?[]>>();
    }

    private sealed class Apart() : AssemblyLoadContext("ContractMocks documents")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            using var own = typeof(DocumentReader).Assembly.GetManifestResourceStream($"{Prefix}{assemblyName.Name}.dll");
            return own is null ? null : LoadFromStream(own);
        }
    }
}
