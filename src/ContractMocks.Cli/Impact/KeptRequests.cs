using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Cli.Impact;

/// <summary>A request that a test run kept.</summary>
/// <param name="Request">The request; values of secrets are hidden in it.</param>
/// <param name="File">The journal.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record KeptRequest(MockRequest Request, string File, int Line);

/// <summary>Reads the journals that mocks kept with <c>CONTRACTMOCKS_JOURNAL</c>. Equal requests count once.</summary>
internal sealed class KeptRequests
{
    private const int MostFiles = 20_000;
    private const int MostRequests = 100_000;
    private const long MostBytes = 512L * 1024 * 1024;

    private readonly HashSet<(string, string, string, string)> _known = [];
    private readonly string _contract;
    private readonly List<string> _notes;
    private long _bytes;

    private KeptRequests(string contract, List<string> notes) => (_contract, _notes) = (contract, notes);

    public List<KeptRequest> Requests { get; } = [];

    /// <param name="path">A journal, or a folder of journals.</param>
    /// <param name="contract">The name of the contract whose requests are wanted.</param>
    /// <param name="notes">Where what cannot be read is told.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<KeptRequest> Read(string path, string contract, List<string> notes, CancellationToken cancellation)
    {
        var kept = new KeptRequests(contract, notes);
        var files = File.Exists(path) ? [path]
            : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal).Take(MostFiles).ToList()
            : [];
        if (files.Count == 0)
        {
            notes.Add($"no journal is in '{path}'; run the tests with {JournalFile.Variable} set to that folder");
        }

        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!kept.ReadFile(file))
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"only the first {MostRequests} kept requests, or {MostBytes} bytes, are judged"));
                break;
            }
        }

        return kept.Requests;
    }

    private bool ReadFile(string file)
    {
        var number = 0;
        try
        {
            using var lines = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
            while (lines.ReadLine() is { } line)
            {
                number++;
                _bytes += line.Length;
                if (Requests.Count >= MostRequests || _bytes > MostBytes)
                {
                    return false;
                }

                if (line.Length > 0)
                {
                    Add(line, file, number);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"'{file}' cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The last line of a process that was killed may be half of one.
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"'{file}', line {number} is no kept request, and the rest of the file is not read"));
        }

        return true;
    }

    private void Add(string line, string file, int number)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        if (root.GetProperty("contract").GetString() != _contract || root.TryGetProperty("bodyLeftOut", out _))
        {
            return;
        }

        var request = new MockRequest
        {
            Method = root.GetProperty("method").GetString()!,
            Path = root.GetProperty("path").GetString()!,
            Query = root.GetProperty("query").GetString()!,
            Headers = [.. root.GetProperty("headers").EnumerateArray().Select(static pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))],
            Body = root.TryGetProperty("bodyBase64", out var bytes) ? bytes.GetBytesFromBase64() : Encoding.UTF8.GetBytes(root.GetProperty("body").GetString()!),
        };
        if (_known.Add((request.Method, request.Path, request.Query, request.Header("content-type") + "\n" + Convert.ToBase64String(SHA256.HashData(request.Body.Span)))))
        {
            Requests.Add(new KeptRequest(request, file, number));
        }
    }
}
