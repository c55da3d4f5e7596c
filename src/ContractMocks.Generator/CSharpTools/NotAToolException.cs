using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>Ends the reading of one tool: what is wrong, and with what. Never leaves <see cref="CSharpToolReader"/>.</summary>
internal sealed class NotAToolException(ISymbol symbol, string reason) : Exception(reason)
{
    public ISymbol Symbol => symbol;

    /// <summary>The symbol as a message names it.</summary>
    public string Name => symbol is IParameterSymbol { ContainingSymbol: { } owner } ? $"{OwnerName(owner)}({symbol.Name})" : OwnerName(symbol);

    private static string OwnerName(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => symbol.ContainingType.Name,
        ITypeSymbol => symbol.Name,
        _ => $"{symbol.ContainingType?.Name}.{symbol.Name}",
    };
}
