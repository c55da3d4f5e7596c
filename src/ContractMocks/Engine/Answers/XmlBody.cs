// The contract's schemas do not carry OpenAPI's xml object (names, attributes, wrapping), so elements are named for properties, as its defaults say.
using System.Text;
using System.Text.Json;
using System.Xml;

namespace ContractMocks.Engine.Answers;

/// <summary>A value as XML: an element for each property, repeated for the items of a list, in a root named for the schema.</summary>
internal static class XmlBody
{
    private const int MostDepth = 128;
    private static readonly XmlWriterSettings s_settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true };

    public static string Of(JsonElement value, string schema)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, s_settings))
        {
            Write(xml, RootName(value, schema), value, 0);
        }

        return text.ToString();
    }

    private static void Write(XmlWriter xml, string name, JsonElement value, int depth)
    {
        if (depth > MostDepth)
        {
            return;
        }

        xml.WriteStartElement(XmlConvert.EncodeLocalName(name));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    foreach (var item in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToArray() : [member.Value])
                    {
                        Write(xml, member.Name.Length == 0 ? "value" : member.Name, item, depth + 1);
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Write(xml, "item", item, depth + 1);
                }

                break;
            case JsonValueKind.String:
                xml.WriteString(Legal(value.GetString()!));
                break;
            case JsonValueKind.Null:
                break;
            default:
                xml.WriteString(value.GetRawText());
                break;
        }

        xml.WriteEndElement();
    }

    private static string RootName(JsonElement value, string schema)
    {
        const string Start = "#/schemas/";
        var at = schema.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0)
        {
            return value.ValueKind == JsonValueKind.Array ? "items" : "root";
        }

        var end = schema.IndexOf('"', at);
        var name = Uri.UnescapeDataString(schema[(at + Start.Length)..end]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return value.ValueKind == JsonValueKind.Array ? name + "s" : name;
    }

    // XML 1.0 has no way to write most control characters.
    private static string Legal(string text)
    {
        if (text.All(static one => one is >= ' ' or '\t' or '\n' or '\r' && one is not ('\uFFFE' or '\uFFFF')))
        {
            return text;
        }

        return string.Concat(text.Select(static one => one is (>= ' ' or '\t' or '\n' or '\r') and not ('\uFFFE' or '\uFFFF') ? one : ' '));
    }
}
