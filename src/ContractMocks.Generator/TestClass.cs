using ContractMocks.Compiler.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContractMocks.Generator;

/// <summary>A class with <c>[ContractTests]</c>: what is emitted for it, and apart from that where it stands, for problems.</summary>
internal sealed record TestClass(ContractTestClass Model, string? Obstacle, TestClassSite Site)
{
    public const string AttributeName = "ContractMocks.Xunit.ContractTestsAttribute";

    /// <summary>The host that is asked for, for problems: emission does not depend on it.</summary>
    public AskedHost? Host { get; init; }

    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellation) => node is ClassDeclarationSyntax;

    public static TestClass From(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var declaration = (ClassDeclarationSyntax)context.TargetNode;
        var type = context.TargetSymbol;
        var attribute = (AttributeSyntax)context.Attributes[0].ApplicationSyntaxReference!.GetSyntax(cancellation);
        return new TestClass(
            new ContractTestClass(
                type.Name,
                type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
                type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
                MockName(attribute)),
            ObstacleOf(declaration, type),
            new TestClassSite(attribute.SyntaxTree.FilePath, TestClassSite.SpanOf(attribute)))
        {
            Host = AskedHost.From(attribute, context.SemanticModel, cancellation),
        };
    }

    private static string? ObstacleOf(ClassDeclarationSyntax declaration, ISymbol type) =>
        type.ContainingType is not null ? "nested"
        : declaration.Modifiers.Any(SyntaxKind.PartialKeyword) ? null
        : "not partial";

    /// <summary>The mock is emitted in this very run, so the compiler does not know the type yet: its name is read from the text.</summary>
    private static string MockName(AttributeSyntax attribute)
    {
        var argument = attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as TypeOfExpressionSyntax;
        return argument?.Type switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
    }
}

/// <summary>Where a class stands. Moves with every line above it, so it never reaches emission.</summary>
internal sealed record TestClassSite(string File, SourceSpan Span)
{
    /// <summary>Where a piece of C# stands, counted from 1.</summary>
    public static SourceSpan SpanOf(SyntaxNode node)
    {
        var place = node.GetLocation().GetLineSpan();
        return new SourceSpan(
            place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1);
    }
}
