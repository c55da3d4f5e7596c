using System.IO.Pipelines;

namespace ContractMocks;

/// <summary>
/// Where the engine writes its answer. A host implements it: <see cref="Start"/> is called once, before the first byte of the body; each
/// <see cref="PipeWriter.FlushAsync"/> on the body must send what was written, so that streams arrive event by event.
/// </summary>
public abstract class MockResponse
{
    /// <summary>The body. The engine completes neither it nor the response; the host does when the engine returns.</summary>
    public abstract PipeWriter Body { get; }

    /// <summary>Takes the status and the headers, in the order to be sent.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="headers">The headers, <c>content-type</c> among them.</param>
    public abstract void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers);
}
