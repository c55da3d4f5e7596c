using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ContractMocks.Compiler.Locks;

/// <summary>What reading a lock gives: the lock, or why there is none, to complete "cannot be read: …".</summary>
internal sealed record LockResult(SpecLock? Lock, string? Obstacle);

/// <summary>Reads a lock. What the file says first is read alone, so that a build whose document has not changed unpacks nothing.</summary>
internal static class LockReader
{
    /// <summary>The most characters that a packed document may have, as for files that a document names.</summary>
    public const int MaxLength = 100_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    /// <summary>The hashes of the document and of the files it names; null for a text that is no lock.</summary>
    public static (string Sha256, EquatableArray<(string Path, string Sha256)> Files)? ReadHashes(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var root = json.RootElement;
            return root.GetProperty("format").GetInt32() == SpecLock.Format
                ? (root.GetProperty("sha256").GetString() ?? "",
                    root.GetProperty("files").EnumerateObject().Select(static file => (file.Name, file.Value.GetString() ?? "")).ToEquatableArray())
                : null;
        }
        catch (Exception exception) when (IsOfText(exception))
        {
            return null;
        }
    }

    public static LockResult Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var root = json.RootElement;
            var format = root.GetProperty("format").GetInt32();
            return format > SpecLock.Format
                ? new LockResult(null, FormattableString.Invariant($"it is of format {format}, and this version of ContractMocks knows {SpecLock.Format}; update ContractMocks"))
                : new LockResult(Read(root), null);
        }
        catch (Exception exception) when (IsOfText(exception))
        {
            return new LockResult(null, exception is JsonException ? $"it is not JSON: {exception.Message}" : $"it is damaged: {exception.Message}");
        }
    }

    private static bool IsOfText(Exception exception) =>
        exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException or IndexOutOfRangeException;

    private static SpecLock Read(JsonElement root)
    {
        var packed = string.Concat(root.GetProperty("contract").EnumerateArray().Select(static line => line.GetString()));
        using var contract = JsonDocument.Parse(Unpack(packed), Options);
        var documents = contract.RootElement.GetProperty("files");
        var replies = contract.RootElement.GetProperty("replies");
        return new SpecLock
        {
            Sha256 = Text(root, "sha256"),
            Accepted = Text(root, "accepted"),
            Title = Text(root, "title"),
            Version = Text(root, "version"),
            Chosen = root.GetProperty("chosen").EnumerateArray().Select(static id => id.GetString() ?? "").ToEquatableArray(),
            Files = root.GetProperty("files").EnumerateObject()
                .Select(file => new PinnedFile(file.Name, file.Value.GetString() ?? "", documents.GetProperty(file.Name).GetRawText())).ToEquatableArray(),
            Operations = Fingerprints(root.GetProperty("operations")),
            Schemas = Fingerprints(root.GetProperty("schemas")),
            Turns = root.GetProperty("turns").EnumerateArray().Select((turn, at) => Turn(turn, replies[at])).ToEquatableArray(),
            Document = contract.RootElement.GetProperty("document").GetRawText(),
        };
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";

    private static EquatableArray<Fingerprint> Fingerprints(JsonElement map) =>
        map.EnumerateObject().Select(static one => new Fingerprint(one.Name, one.Value.GetString() ?? "")).ToEquatableArray();

    private static PinnedTurn Turn(JsonElement turn, JsonElement replies)
    {
        var (scenario, number) = (Text(turn, "scenario"), turn.GetProperty("turn").GetInt32());
        return new PinnedTurn(scenario, number, Text(turn, "hash"), LockReplies.Read(scenario, number, replies));
    }

    private static byte[] Unpack(string packed)
    {
        using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = zip.Read(buffer, 0, buffer.Length)) > 0)
        {
            text.Write(buffer, 0, count);
            if (text.Length > MaxLength)
            {
                throw new InvalidDataException(FormattableString.Invariant($"it unpacks to more than {MaxLength} characters"));
            }
        }

        return text.ToArray();
    }
}
