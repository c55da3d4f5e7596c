using Microsoft.CodeAnalysis;

namespace ContractMocks.Generator.CSharpTools;

/// <summary>Where a name stands in C#. Moves with every line above it.</summary>
internal readonly record struct SymbolSite(string File, SourceSpan Span);

/// <summary>Finds where symbols stand.</summary>
internal static class SymbolSites
{
    /// <summary>The name of a symbol; without a file where it comes from another assembly.</summary>
    public static SymbolSite Of(ISymbol symbol, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var location = symbol.Locations.FirstOrDefault(static place => place.IsInSource);
        if (location is null)
        {
            return new SymbolSite("", SourceSpan.On(1, 1, 0));
        }

        var place = location.GetLineSpan();
        return new SymbolSite(
            place.Path,
            new SourceSpan(
                place.StartLinePosition.Line + 1,
                place.StartLinePosition.Character + 1,
                place.EndLinePosition.Line + 1,
                place.EndLinePosition.Character + 1));
    }
}
