using System.Globalization;
using ContractMocks.Engine.Responses;

namespace ContractMocks.AspNetCore.Proxy;

/// <summary>What became of a request that was passed on.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path as sent, without its query, which may hold secrets.</param>
/// <param name="Status">The real server's status; 0 when it gave none.</param>
/// <param name="OperationId">The operation; null when the contract has none for it.</param>
/// <param name="Breaches">Where request and answer break the contract.</param>
/// <param name="Notes">What could not be judged, or why there was no answer.</param>
internal sealed record JudgedExchange(
    string Method, string Path, int Status, string? OperationId, IReadOnlyList<Breach> Breaches, IReadOnlyList<string> Notes)
{
    /// <summary>A line for each breach, then one for each note.</summary>
    public IEnumerable<string> Lines()
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} -> {(Status == 0 ? "no answer" : Status)}{(OperationId is null ? "" : $" ({OperationId})")}");
        return Breaches.Select(breach => $"{of}: {breach}").Concat(Notes.Select(note => $"{of}: note: {note}"));
    }
}
