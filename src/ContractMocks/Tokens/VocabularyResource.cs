using System.IO.Compression;

namespace ContractMocks.Tokens;

/// <summary>The data that <c>eng/vocabulary</c> wrote.</summary>
internal static class VocabularyResource
{
    public static byte[] Read(string name)
    {
        using var resource = typeof(VocabularyResource).Assembly.GetManifestResourceStream($"vocabularies/{name}.br")!;
        using var packed = new BrotliStream(resource, CompressionMode.Decompress);
        using var bytes = new MemoryStream((int)resource.Length * 2);
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}
