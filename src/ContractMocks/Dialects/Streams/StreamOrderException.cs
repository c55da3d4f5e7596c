namespace ContractMocks.Dialects.Streams;

/// <summary>A stream breaks its order: a mistake of ours where we write it.</summary>
internal sealed class StreamOrderException(string message) : InvalidOperationException(message);
