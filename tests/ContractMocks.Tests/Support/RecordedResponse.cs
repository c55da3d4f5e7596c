using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ContractMocks.TestSupport;

/// <summary>An answer written into memory, without a client between.</summary>
internal sealed class RecordedResponse : MockResponse
{
    private readonly Recorder _body = new();

    public override PipeWriter Body => _body;

    public int Status { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    public byte[] Bytes => _body.Bytes.WrittenSpan.ToArray();

    public string Text => Encoding.UTF8.GetString(_body.Bytes.WrittenSpan);

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public override void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers) => (Status, Headers) = (status, headers);

    public static async Task<RecordedResponse> OfAsync(ContractMock mock, string method, string target, params (string Name, string Value)[] headers) =>
        await OfAsync(mock, method, target, "", headers);

    public static async Task<RecordedResponse> OfAsync(
        ContractMock mock, string method, string target, string body, params (string Name, string Value)[] headers)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var request = new MockRequest
        {
            Method = method,
            Path = question < 0 ? target : target[..question],
            Query = question < 0 ? "" : target[(question + 1)..],
            Headers = [.. headers.Select(static header => KeyValuePair.Create(header.Name, header.Value))],
            Body = Encoding.UTF8.GetBytes(body),
        };
        var response = new RecordedResponse();
        await mock.HandleAsync(request, response, CancellationToken.None);
        return response;
    }

    private sealed class Recorder : PipeWriter
    {
        public ArrayBufferWriter<byte> Bytes { get; } = new();

        public override void Advance(int bytes) => Bytes.Advance(bytes);

        public override Memory<byte> GetMemory(int sizeHint = 0) => Bytes.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => Bytes.GetSpan(sizeHint);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
