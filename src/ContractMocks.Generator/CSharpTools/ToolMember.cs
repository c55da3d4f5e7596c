using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>A property of JSON and what says it in C#: a property, with the constructor's parameter that sets it, or a method's parameter. Ends in its step.</summary>
internal sealed record ToolMember(string WireName, ITypeSymbol Type, IPropertySymbol? Property, IParameterSymbol? Parameter)
{
    /// <summary>What a message names.</summary>
    public ISymbol Symbol => (ISymbol?)Property ?? Parameter!;

    /// <summary>Attributes stand on either.</summary>
    public IEnumerable<AttributeData> Attributes =>
        new ISymbol?[] { Property, Parameter }.SelectMany(static symbol => symbol is null ? Enumerable.Empty<AttributeData>() : symbol.GetAttributes());

    public bool Required { get; init; }

    /// <summary>Whether an optional one has a value besides null.</summary>
    public bool HasDefault { get; init; }
}
