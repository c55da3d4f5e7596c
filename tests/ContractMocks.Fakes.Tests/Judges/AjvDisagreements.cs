namespace ContractMocks.Fakes.Tests.Judges;

/// <summary>Where Ajv 8.20 refuses a fake that our validator takes, or cannot read a schema; who is right, and why.</summary>
internal static class AjvDisagreements
{
    private static readonly (string Schema, string Complaint, string Why)[] s_known = [];

    /// <summary>Complaints that are not listed. An entry covers the schemas that its text begins and the complaints that contain its other text.</summary>
    public static List<string> Surprises(string collection, IReadOnlyList<FakeResult> results) =>
    [
        .. from result in results
           where result.Complaint is not null && !s_known.Any(entry => Covers(entry, result))
           select $"{collection}: {result.Schema}: {result.Complaint}; schema {result.Schema.Json}",
    ];

    private static bool Covers((string Schema, string Complaint, string Why) entry, FakeResult result) =>
        result.Schema.ToString().StartsWith(entry.Schema, StringComparison.Ordinal)
        && result.Complaint!.Contains(entry.Complaint, StringComparison.Ordinal);
}
