using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContractMocks;

/// <summary>
/// Keeps what clients sent, so that a later document can be judged by it: a file of JSON Lines for each mock in the folder that
/// <c>CONTRACTMOCKS_JOURNAL</c> names. Values of secret headers and parameters never get here: an exchange has none. Thread-safe.
/// </summary>
internal sealed class JournalFile
{
    public const string Variable = "CONTRACTMOCKS_JOURNAL";

    /// <summary>The most bytes of a body that are kept: 1 MiB.</summary>
    public const int MostBodyBytes = 1024 * 1024;

    /// <summary>The most bytes of a file: 64 MiB. What comes after is not kept.</summary>
    public const long MostFileBytes = 64L * 1024 * 1024;

    /// <summary>The most mocks of one process that are kept apart.</summary>
    private const int MostFiles = 100_000;

    private readonly Lock _writing = new();
    private readonly string _folder;
    private readonly string _contract;
    private string? _path;
    private long _length;
    private bool _isFull;

    public JournalFile(string folder, string contract) => (_folder, _contract) = (Path.GetFullPath(folder), contract);

    /// <summary>The file that the environment asks for, or null.</summary>
    public static JournalFile? FromEnvironment(LoadedContract contract) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? new JournalFile(folder, contract.Contract.Name) : null;

    /// <summary>Keeps a request. Where the file cannot be written, the exchange gets a note: no test is to fail of it.</summary>
    public void Keep(Exchange exchange)
    {
        var line = Line(exchange);
        lock (_writing)
        {
            if (_isFull)
            {
                return;
            }

            try
            {
                _isFull = _length + line.Length > MostFileBytes;
                if (!_isFull)
                {
                    Append(line);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                _isFull = true;
                exchange.Note($"{Variable}: the request could not be kept in '{_folder}': {exception.Message}");
            }
        }
    }

    // Opened for each line, at once and whole: mocks are not always disposed, and a process may end at any time.
    private void Append(byte[] line)
    {
        _path ??= Create();
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(line);
        _length += line.Length;
    }

    private string Create()
    {
        Directory.CreateDirectory(_folder);
        var name = string.Concat(_contract.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            // What people ask a model is nobody else's business.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (var number = 1; ; number++)
        {
            var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{Environment.ProcessId}-{number}.jsonl"));
            try
            {
                using var file = new FileStream(path, options);
                return path;
            }
            catch (IOException) when (File.Exists(path) && number < MostFiles)
            {
                // Another mock's, or another process's of that id.
            }
        }
    }

    private byte[] Line(Exchange exchange)
    {
        using var line = new MemoryStream(256 + exchange.RequestBody.Length);
        using (var json = new Utf8JsonWriter(line, WireJson.Minified))
        {
            json.WriteStartObject();
            json.WriteString("contract", _contract);
            json.WriteString("operation", exchange.OperationId);
            json.WriteString("method", exchange.Method);
            json.WriteString("path", exchange.Path);
            json.WriteString("query", exchange.Query);
            json.WriteStartArray("headers");
            foreach (var (name, value) in exchange.Headers)
            {
                json.WriteStartArray();
                json.WriteStringValue(name);
                json.WriteStringValue(value);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            WriteBody(json, exchange.RequestBody);
            json.WriteNumber("status", exchange.Status);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte> body)
    {
        if (body.Length > MostBodyBytes)
        {
            json.WriteNumber("bodyLeftOut", body.Length);
        }
        else if (Encoding.UTF8.GetString(body.Span) is var text && !text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            json.WriteString("body", text);
        }
        else
        {
            json.WriteBase64String("bodyBase64", body.Span);
        }
    }
}
