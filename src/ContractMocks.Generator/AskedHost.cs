using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ContractMocks.Generator;

/// <summary>The host that <c>[ContractTests(…, Host = …)]</c> asks for: the name of the enum's member, and where it is asked for.</summary>
internal sealed record AskedHost(string Name, SourceSpan Span)
{
    /// <summary>The host; null where none is named, or what is named is not constant.</summary>
    public static AskedHost? From(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        var argument = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Host");
        if (argument is null || model.GetConstantValue(argument.Expression, cancellation).Value is not int value)
        {
            return null;
        }

        // By name, so that the numbers of the enum are said in one place.
        var member = model.GetTypeInfo(argument.Expression, cancellation).Type?.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.ConstantValue is int constant && constant == value);
        return member is null ? null : new AskedHost(member.Name, TestClassSite.SpanOf(argument));
    }

    /// <summary>The package that the host needs and the project does not reference; null where nothing is missing.</summary>
    public string? MissingPackage(ProjectOptions options) => Name switch
    {
        "Socket" when !options.Emission.HasSocketHost => "ContractMocks.AspNetCore",
        "WireMock" when !options.Emission.HasWireMockHost => "ContractMocks.WireMock",
        _ => null,
    };
}
