using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractMocks.Simulation;

/// <summary>How JSON is written in requests and shown in messages: minified, readable in every script.</summary>
internal static class WireText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
