using ContractMocks.Compiler.Scenarios;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>Reads what is emitted beside a record that is a tool.</summary>
internal static class DeclaredToolReader
{
    private static readonly string[] Given = ["Tool", "Fake", "Variants", "InvalidVariants", "Given"];

    /// <summary>The record's properties, once it is sure that the record can be given a part.</summary>
    public static IReadOnlyList<ToolMember> MembersOf(INamedTypeSymbol type, SyntaxNode node, CancellationToken cancellation)
    {
        var obstacle = type.ContainingType is not null ? "it stands inside another type; expected a record in a namespace"
            : type.IsGenericType ? "it is generic, so that its arguments are not known"
            : type.IsStatic || type.IsAbstract ? "it cannot be created"
            : ((TypeDeclarationSyntax)node).Modifiers.Any(SyntaxKind.PartialKeyword) ? null
            : "it is not partial, so that nothing can be added to it; expected 'partial record'";
        if (obstacle is not null)
        {
            throw new NotAToolException(type, obstacle);
        }

        var taken = type.GetMembers().FirstOrDefault(static member => !member.IsImplicitlyDeclared && Given.Contains(member.Name));
        return taken is null
            ? ToolMembers.Of(type, cancellation)
            : throw new NotAToolException(taken, $"a member called '{taken.Name}' is emitted for every tool; expected another name, with [JsonPropertyName] where JSON needs this one");
    }

    public static DeclaredTool Read(INamedTypeSymbol type, IReadOnlyList<ToolMember> members, CancellationToken cancellation)
    {
        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        var access = type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        return new DeclaredTool(
            new Tool("", "", ""),
            space,
            type.Name,
            $"{access} partial {(type.IsRecord ? "record" : "class")}",
            members.Select(member => Argument(member, cancellation)).ToEquatableArray());
    }

    private static DeclaredArgument Argument(ToolMember member, CancellationToken cancellation)
    {
        var type = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : member.Type;
        var words = SymbolDocs.Of(member.Property!, cancellation);
        if (words.Length == 0 && member.Parameter is not null)
        {
            words = SymbolDocs.OfParameter(member.Parameter, cancellation);
        }

        return new DeclaredArgument(
            member.WireName,
            member.Property!.Name,
            type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                .WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
            words)
        {
            Parameter = member.Parameter?.Name,
            HasDefault = member.HasDefault,
            Form = Form(type),
            Members = type.TypeKind == TypeKind.Enum ? KnownForms.Members((INamedTypeSymbol)type).ToEquatableArray() : default,
        };
    }

    private static DeclaredForm Form(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => DeclaredForm.Text,
        SpecialType.System_Int32 => DeclaredForm.Whole,
        SpecialType.System_Double => DeclaredForm.Real,
        SpecialType.System_Boolean => DeclaredForm.Truth,
        _ => type.TypeKind == TypeKind.Enum ? DeclaredForm.Member : DeclaredForm.Json,
    };
}
