using System.Security.Cryptography;
using System.Text;

namespace ContractMocks.Cli.WireMock.Mappings;

/// <summary>
/// Guids of mappings that we write: made from the title, by RFC 9562, version 8. The same title has the same Guid on every machine, and a mapping whose
/// Guid is that of its title is one of ours.
/// </summary>
internal static class MappingGuid
{
    private const string Namespace = "contractmocks export wiremock\n";

    public static Guid Of(string title)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Namespace + title)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
