namespace ContractMocks.Cli.WireMock.Exporting;

/// <summary>What our engine answered, as it was sent.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, without those that a server makes itself.</param>
/// <param name="Body">The body.</param>
/// <param name="Model">The model that the request named.</param>
internal sealed record WrittenAnswer(int Status, IReadOnlyDictionary<string, object> Headers, string Body, string Model);
