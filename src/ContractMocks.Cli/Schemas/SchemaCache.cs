using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli;

/// <summary>A schema that was met: its validator, or why it cannot be used.</summary>
internal sealed record CachedSchema(SchemaValidator? Validator, IReadOnlyList<SchemaError> Problems);

/// <summary>Compiled schemas by their text. When it is full it starts anew, which bounds memory whatever comes in.</summary>
internal sealed class SchemaCache(SchemaOptions options)
{
    private const int MostSchemas = 2000;
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Dictionary<byte[], CachedSchema> _known = new(TextComparer.Instance);
    private int _bytes;

    public CachedSchema Get(ReadOnlySpan<byte> text)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var known))
        {
            return known;
        }

        var key = text.ToArray();
        var made = Make(key);
        if (_known.Count >= MostSchemas || _bytes > MostBytes - key.Length)
        {
            _known.Clear();
            _bytes = 0;
        }

        _known.Add(key, made);
        _bytes += key.Length;
        return made;
    }

    private CachedSchema Make(byte[] text)
    {
        // Not disposed: the validator reads it as long as it lives, and it holds no pooled memory but its index.
        var schema = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonFile.MaxDepth }).RootElement;
        var problems = SchemaCheck.Problems(schema, options);
        return new CachedSchema(problems.Count == 0 ? SchemaValidator.Compile(schema, options) : null, problems);
    }

    private sealed class TextComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
