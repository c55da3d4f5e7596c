using System.Text.Json;

namespace ContractMocks.Engine.Answers;

/// <summary>A form, <c>a=1&amp;b=2</c>. Lists repeat their name; what is nested is written as JSON.</summary>
internal static class FormBody
{
    public static string Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Uri.EscapeDataString(Text(value));
        }

        var pairs = new List<string>();
        foreach (var member in value.EnumerateObject())
        {
            var isList = member.Value.ValueKind == JsonValueKind.Array;
            foreach (var item in isList ? member.Value.EnumerateArray().ToArray() : [member.Value])
            {
                pairs.Add(Uri.EscapeDataString(member.Name) + "=" + Uri.EscapeDataString(Text(item)));
            }
        }

        return string.Join('&', pairs);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
