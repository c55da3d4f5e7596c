using System.Globalization;
using System.Text;

namespace ContractMocks;

/// <summary>A request and its answer. Recorded before the last byte is sent, so a client that has read its answer finds it here. Thread-safe.</summary>
public sealed class Exchange
{
    /// <summary>How many bytes of a response's body are kept: 4 MiB.</summary>
    internal const int MostResponseBytes = 4 * 1024 * 1024;

    private readonly Lock _recording = new();
    private StreamRecord? _streamed;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _body;
    private List<string>? _notes;

    internal Exchange(int index, DateTimeOffset at, MockRequest request)
    {
        Index = index;
        At = at;
        Method = request.Method;
        Path = request.Path;
        Query = Redaction.Query(request.Query);
        Headers = request.IsOwned ? Redaction.OwnHeaders(request.Headers) : Redaction.Headers(request.Headers);
        RequestBody = request.IsOwned ? request.Body : request.Body.ToArray();
    }

    /// <summary>Its number, counted from 1 in the order of arrival.</summary>
    public int Index { get; }

    /// <summary>When the request arrived, by the mock's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The operation, or null when no path and method fit.</summary>
    public string? OperationId { get; internal set; }

    /// <summary>The method in capitals.</summary>
    public string Method { get; }

    /// <summary>The path as received.</summary>
    public string Path { get; }

    /// <summary>The query as received, without its question mark; values of keys and tokens are hidden.</summary>
    public string Query { get; }

    /// <summary>The request's headers as received; values of secrets are hidden.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The request's body.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; }

    /// <summary>The request's body as text.</summary>
    public string RequestText => Encoding.UTF8.GetString(RequestBody.Span);

    /// <summary>The status of the answer; 0 until it starts.</summary>
    public int Status { get; private set; }

    /// <summary>The headers of the answer, in the order sent; values of secrets are hidden.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; private set; } = [];

    /// <summary>The body of the answer as far as it was sent, streams included; at most 4 MiB of it.</summary>
    public ReadOnlyMemory<byte> ResponseBody
    {
        get
        {
            lock (_recording)
            {
                return _streamed is { Length: > 0 } ? _streamed.ToArray() : _body;
            }
        }
    }

    /// <summary>The body of the answer as text.</summary>
    public string ResponseText => Encoding.UTF8.GetString(ResponseBody.Span);

    /// <summary>Whether the body was longer than what is kept.</summary>
    public bool ResponseIsCut { get; private set; }

    /// <summary>Whether the answer is complete, or was given up.</summary>
    public bool IsComplete => _completion.Task.IsCompleted;

    /// <summary>Completes, never in error, when the answer is complete or was given up.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether the client left before the answer was complete.</summary>
    public bool ClientLeft { get; internal set; }

    /// <summary>What became of the request.</summary>
    public Outcome Outcome { get; internal set; } = new(OutcomeKind.Pending);

    /// <summary>What the contract does not allow in the request, the most telling first; in lenient mode it was answered all the same.</summary>
    public IReadOnlyList<Violation> Violations { get; internal set; } = [];

    /// <summary>The tool calls that the mock answered with, in order.</summary>
    public IReadOnlyList<RecordedToolCall> ToolCalls { get; internal set; } = [];

    /// <summary>The tool results that the request ended in, in order.</summary>
    public IReadOnlyList<RecordedToolResult> ToolResults { get; internal set; } = [];

    /// <summary>What is worth knowing about the answer, such as a template's path that leads nowhere.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_recording)
            {
                return _notes is null ? [] : [.. _notes];
            }
        }
    }

    /// <summary>The exchange in a few lines: what was asked, what was answered, why.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#{Index} {Method} {Path}");
        text.Append(Query.Length > 0 ? "?" + Query : "");
        text.Append(CultureInfo.InvariantCulture, $" -> {Status} ({Outcome}){(ClientLeft ? " [client left]" : "")}");
        Line(text, "request", RequestText);
        Line(text, "response", ResponseText);
        foreach (var note in Notes)
        {
            Line(text, "note", note);
        }

        return text.ToString();
    }

    /// <summary>Whether the body is one that a turn gives word for word.</summary>
    internal bool IsVerbatim { get; set; }

    /// <summary>How many bytes of it the journal counts; -1 once the journal has let it go. The journal's own.</summary>
    internal int KeptBytes { get; set; }

    /// <summary>How long the body of the answer is, as far as it is kept.</summary>
    internal int ResponseBytes
    {
        get
        {
            lock (_recording)
            {
                return Math.Max(_streamed?.Length ?? 0, _body.Length);
            }
        }
    }

    /// <summary>Nothing is recorded after this.</summary>
    internal void Complete()
    {
        lock (_recording)
        {
            if (_streamed is not null)
            {
                _body = _streamed.Complete();
                _streamed = null;
            }
        }

        _completion.TrySetResult();
    }

    internal void Note(string note)
    {
        lock (_recording)
        {
            (_notes ??= []).Add(note);
        }
    }

    internal void Start(int status, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Status = status;
        ResponseHeaders = headers;
    }

    /// <summary>Takes the whole body; the array is the exchange's from now on.</summary>
    internal void Record(byte[] body)
    {
        lock (_recording)
        {
            ResponseIsCut = body.Length > MostResponseBytes;
            _body = body.AsMemory(0, Math.Min(body.Length, MostResponseBytes));
        }
    }

    /// <summary>Copies a part of a stream.</summary>
    internal void RecordPart(ReadOnlySpan<byte> part)
    {
        lock (_recording)
        {
            _streamed ??= new StreamRecord();
            var room = MostResponseBytes - _streamed.Length;
            ResponseIsCut |= part.Length > room;
            _streamed.Write(part[..Math.Min(part.Length, room)]);
        }
    }

    private static void Line(StringBuilder text, string label, string value)
    {
        const int Most = 500;
        if (value.Length > 0)
        {
            var shown = value.Length > Most ? string.Concat(value.AsSpan(0, Most), "…") : value;
            text.Append("\n  ").Append(label).Append(": ").Append(shown.ReplaceLineEndings("\n    "));
        }
    }
}
