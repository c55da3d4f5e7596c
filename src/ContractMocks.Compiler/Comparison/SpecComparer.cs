using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison;

/// <summary>What a comparison gives: null where one of the documents is beyond use, with the problems of reading both.</summary>
internal sealed record ComparisonResult(SpecComparison? Comparison, EquatableArray<Problem> Problems);

/// <summary>Compares two documents of one API.</summary>
internal static class SpecComparer
{
    /// <param name="old">The document that programs were written against.</param>
    /// <param name="new">The document that is to take its place.</param>
    /// <param name="cancellation">Gives up.</param>
    public static ComparisonResult Compare(SpecInput old, SpecInput @new, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
