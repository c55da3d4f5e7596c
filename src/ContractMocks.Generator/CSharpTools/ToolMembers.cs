using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>Which properties the serializer writes of a type, and which parameters of a method the model fills.</summary>
internal static class ToolMembers
{
    private const string Serialization = "System.Text.Json.Serialization.";

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "System.Threading.CancellationToken", "System.IServiceProvider", "System.Net.Http.HttpClient", "Microsoft.Extensions.Logging.ILogger",
        "Microsoft.Extensions.Logging.ILoggerFactory", "Microsoft.Extensions.AI.AIFunctionArguments", "ModelContextProtocol.Server.McpServer",
        "ModelContextProtocol.Server.IMcpServer", "System.IProgress", "ModelContextProtocol.Server.RequestContext", "System.Security.Claims.ClaimsPrincipal",
    };

    public static IReadOnlyList<ToolMember> Of(IMethodSymbol method)
    {
        var members = new List<ToolMember>();
        foreach (var parameter in method.Parameters.Where(static parameter => !IsService(parameter)))
        {
            if (parameter.RefKind != RefKind.None)
            {
                throw new NotAToolException(parameter, "a model cannot fill a parameter that is passed by reference");
            }

            members.Add(new ToolMember(WireName(parameter) ?? parameter.Name, parameter.Type, null, parameter)
            {
                Required = !parameter.HasExplicitDefaultValue && !parameter.IsParams,
                HasDefault = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null },
            });
        }

        return Distinct(members);
    }

    public static IReadOnlyList<ToolMember> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var constructor = Constructor(type);
        var members = new List<ToolMember>();
        for (var level = type; level is not null && level.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); level = level.BaseType)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var property in level.GetMembers().OfType<IPropertySymbol>())
            {
                if (members.All(known => known.Property!.Name != property.Name) && Of(property, constructor, cancellation) is { } member)
                {
                    members.Add(member);
                }
            }
        }

        return Distinct(members);
    }

    private static ToolMember? Of(IPropertySymbol property, IMethodSymbol? constructor, CancellationToken cancellation)
    {
        if (property is not { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public } || IsIgnored(property))
        {
            return null;
        }

        var parameter = constructor?.Parameters.FirstOrDefault(candidate => string.Equals(candidate.Name, property.Name, StringComparison.OrdinalIgnoreCase));
        if (parameter is null && property.SetMethod is not { DeclaredAccessibility: Accessibility.Public })
        {
            // Computed: written, never read.
            return null;
        }

        var (required, hasDefault) = parameter is not null
            ? (!parameter.HasExplicitDefaultValue, parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null })
            : (property.IsRequired || !HasInitialiser(property, cancellation) && property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated },
                HasInitialiser(property, cancellation) || property.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T });
        required |= Has(property, Serialization + "JsonRequiredAttribute") || Has(property, "System.ComponentModel.DataAnnotations.RequiredAttribute")
            || (parameter is not null && Has(parameter, "System.ComponentModel.DataAnnotations.RequiredAttribute"));
        return new ToolMember(WireName(property) ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.Type, property, parameter)
        {
            Required = required,
            HasDefault = hasDefault,
        };
    }

    /// <summary>The constructor that the serializer calls; null for one without parameters.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type)
    {
        var all = type.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        if (all.FirstOrDefault(static constructor => Has(constructor, Serialization + "JsonConstructorAttribute")) is { } chosen)
        {
            return chosen;
        }

        if (all.Any(static constructor => constructor.Parameters.Length == 0 && !constructor.IsImplicitlyDeclared) || type.TypeKind == TypeKind.Struct || all.Count == 0)
        {
            return null;
        }

        var filled = all.Where(static constructor => constructor.Parameters.Length > 0).ToList();
        return filled.Count switch
        {
            0 => null,
            1 => filled[0],
            _ => throw new NotAToolException(type, "it has several constructors; mark the one that the serializer is to call with [JsonConstructor]"),
        };
    }

    private static IReadOnlyList<ToolMember> Distinct(IReadOnlyList<ToolMember> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return members.FirstOrDefault(member => !names.Add(member.WireName)) is { } twice
            ? throw new NotAToolException(twice.Symbol, $"the name '{twice.WireName}' is taken by another member")
            : members;
    }

    private static bool IsService(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var name = $"{type.ContainingNamespace}.{type.Name}";
        return Services.Contains(name)
            || parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute");
    }

    private static bool IsIgnored(IPropertySymbol property) => property.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.ToDisplayString() == Serialization + "JsonIgnoreAttribute"
        && attribute.NamedArguments.All(static argument => argument.Key != "Condition" || argument.Value.Value is 1))
        || property.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == Serialization + "JsonExtensionDataAttribute");

    private static bool HasInitialiser(IPropertySymbol property, CancellationToken cancellation) =>
        property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is PropertyDeclarationSyntax { Initializer: not null });

    private static string? WireName(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == Serialization + "JsonPropertyNameAttribute")
            ?.ConstructorArguments.FirstOrDefault().Value as string;

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(given => given.AttributeClass?.ToDisplayString() == attribute);
}
