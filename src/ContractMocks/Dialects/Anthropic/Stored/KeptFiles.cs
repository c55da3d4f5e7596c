namespace ContractMocks.Dialects.Anthropic.Stored;

/// <summary>The files that clients uploaded.</summary>
internal sealed class KeptFiles : KeptList<KeptFile>;

/// <summary>A file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Created">When it came.</param>
internal sealed record KeptFile(string Id, string Name, string MediaType, byte[] Content, DateTimeOffset Created);
