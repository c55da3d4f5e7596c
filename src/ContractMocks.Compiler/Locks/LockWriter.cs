using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Compiler.Locks;

/// <summary>
/// Writes a lock: what people read in a diff first (hashes, a line each), then what only programs read (the old document and the replies), packed.
/// The same lock is the same text.
/// </summary>
internal static class LockWriter
{
    /// <summary>Characters of packed text a line, so that no editor meets a line of a megabyte.</summary>
    private const int LineLength = 120;

    private static readonly JsonSerializerOptions Texts = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, with <c>\n</c> line ends.</summary>
    public static string Write(SpecLock pinned)
    {
        var text = new StringBuilder(16 * 1024);
        text.Append("{\n  \"about\": \"The document that this project was built against. Written by 'contractmocks accept' and 'contractmocks update': do not edit.\",\n");
        text.Append("  \"format\": ").Append(SpecLock.Format).Append(",\n");
        Line("sha256", pinned.Sha256, text);
        Line("accepted", pinned.Accepted, text);
        Line("title", pinned.Title, text);
        Line("version", pinned.Version, text);
        List("chosen", pinned.Chosen, Quote, text);
        Map("files", pinned.Files, static file => (file.Path, Quote(file.Sha256)), text);
        Map("operations", pinned.Operations, static one => (one.Name, Quote(one.Hash)), text);
        Map("schemas", pinned.Schemas, static one => (one.Name, Quote(one.Hash)), text);
        List("turns", pinned.Turns, Turn, text);
        var packed = Pack(pinned);
        List("contract", Enumerable.Range(0, (packed.Length + LineLength - 1) / LineLength)
            .Select(at => packed.Substring(at * LineLength, Math.Min(LineLength, packed.Length - (at * LineLength)))), Quote, text);
        // The last comma goes.
        text.Length -= 2;
        return text.Append("\n}\n").ToString();
    }

    private static string Turn(PinnedTurn turn) =>
        FormattableString.Invariant($"{{ \"scenario\": {Quote(turn.Scenario)}, \"turn\": {turn.Turn}, \"hash\": {Quote(turn.Hash)}, \"replies\": {turn.Replies.Count} }}");

    private static void Line(string name, string value, StringBuilder text) => text.Append("  \"").Append(name).Append("\": ").Append(Quote(value)).Append(",\n");

    private static void List<T>(string name, IEnumerable<T> items, Func<T, string> write, StringBuilder text)
    {
        var lines = string.Join(",\n", items.Select(item => "    " + write(item)));
        text.Append("  \"").Append(name).Append("\": [").Append(lines.Length == 0 ? "" : "\n" + lines + "\n  ").Append("],\n");
    }

    private static void Map<T>(string name, EquatableArray<T> items, Func<T, (string Name, string Value)> write, StringBuilder text)
        where T : IEquatable<T>
    {
        var lines = string.Join(",\n", items.Select(write).Select(static one => $"    {Quote(one.Name)}: {one.Value}"));
        text.Append("  \"").Append(name).Append("\": {").Append(lines.Length == 0 ? "" : "\n" + lines + "\n  ").Append("},\n");
    }

    private static string Quote(string value) => JsonSerializer.Serialize(value, Texts);

    private static string Pack(SpecLock pinned)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (var json = new Utf8JsonWriter(zip, PinnedText.Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("document");
            json.WriteRawValue(pinned.Document, skipInputValidation: true);
            json.WriteStartObject("files");
            foreach (var file in pinned.Files)
            {
                json.WritePropertyName(file.Path);
                json.WriteRawValue(file.Document, skipInputValidation: true);
            }

            json.WriteEndObject();
            json.WriteStartArray("replies");
            foreach (var turn in pinned.Turns)
            {
                LockReplies.Write(turn, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Convert.ToBase64String(packed.ToArray());
    }
}
