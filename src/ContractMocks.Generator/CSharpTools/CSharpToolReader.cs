using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractMocks.Compiler.Scenarios;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>
/// Reads what has <c>[ContractTool]</c>: a record of arguments, or a method. Gives what reading a tool file gives, so that everything after
/// treats both alike; no symbol leaves.
/// </summary>
internal static class CSharpToolReader
{
    public const string AttributeName = "ContractMocks.ContractToolAttribute";

    private const int MaxNameLength = 64;

    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is TypeDeclarationSyntax or MethodDeclarationSyntax;

    public static ToolResult From(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var symbol = context.TargetSymbol;
        var site = SymbolSites.Of(symbol, cancellation);
        try
        {
            return Read(context, site, cancellation);
        }
        catch (NotAToolException exception)
        {
            var place = SymbolSites.Of(exception.Symbol, cancellation);
            place = place.File.Length == 0 ? site : place;
            return Failed(new Problem(ProblemKinds.CSharpTool, [exception.Name, exception.Message], place.File, place.Span), site);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(ProblemReports.OfException(exception, site.File), site);
        }
    }

    private static ToolResult Failed(Problem problem, SymbolSite site) => new(default, [problem]) { Path = site.File };

    private static ToolResult Read(GeneratorAttributeSyntaxContext context, SymbolSite site, CancellationToken cancellation)
    {
        var symbol = context.TargetSymbol;
        var name = ToolName(symbol, context.Attributes[0]);
        var schemas = new SymbolSchema(cancellation);
        JsonObject parameters;
        DeclaredTool? declared = null;
        var description = SymbolDocs.Of(symbol, cancellation);
        if (symbol is IMethodSymbol method)
        {
            parameters = schemas.OfParameters(method);
        }
        else
        {
            var type = (INamedTypeSymbol)symbol;
            var members = DeclaredToolReader.MembersOf(type, context.TargetNode, cancellation);
            parameters = schemas.OfRoot(type, members);
            declared = DeclaredToolReader.Read(type, members, cancellation);
        }

        var tool = new Tool(name, description, parameters.ToJsonString(Minified));
        return new ToolResult([tool], default)
        {
            Path = site.File,
            NamePlaces = [site.Span],
            Declared = declared is null ? default : [declared with { Tool = tool }],
        };
    }

    private static string ToolName(ISymbol symbol, AttributeData attribute)
    {
        var given = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        var plain = symbol.Name.EndsWith("Async", StringComparison.Ordinal) && symbol.Name.Length > 5 ? symbol.Name.Substring(0, symbol.Name.Length - 5) : symbol.Name;
        var name = given ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(plain);
        return name.Length is > 0 and <= MaxNameLength && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-')
            ? name
            : throw new NotAToolException(symbol, $"its name must be 1 to {MaxNameLength} letters (a to z, A to Z), digits, '_' or '-', but is '{name}'; write [ContractTool(\"…\")]");
    }
}
