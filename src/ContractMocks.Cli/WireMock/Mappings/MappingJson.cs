using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContractMocks.Cli.WireMock.Mappings;

/// <summary>Writes mappings as WireMock.Net reads them. The same mappings give the same bytes on every machine.</summary>
internal static class MappingJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A file: a list of mappings.</summary>
    public static byte[] Write(IReadOnlyList<Mapping> mappings) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(mappings, s_options) + "\n");
}
