using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>Bytes in base64 (<c>byte</c>).</summary>
/// <param name="text">The text on the wire.</param>
[JsonConverter(typeof(Base64TextConverter))]
public sealed class Base64Text(string text) : FormattedText<byte[]>(text)
{
    /// <summary>Bytes.</summary>
    /// <param name="value">The bytes.</param>
    public Base64Text(byte[] value)
        : this(Convert.ToBase64String(value))
    {
    }

    /// <summary>A text.</summary>
    /// <param name="text">The text on the wire; null stays null.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Base64Text?(string? text) => text is null ? null : new(text);

    /// <summary>Bytes.</summary>
    /// <param name="value">The bytes; null stays null.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Base64Text?(byte[]? value) => value is null ? null : new(value);

    private protected override bool TryGet([MaybeNullWhen(false)] out byte[] value)
    {
        var buffer = new byte[(Text.Length * 3 / 4) + 3];
        var isBase64 = Convert.TryFromBase64String(Text, buffer, out var length);
        value = isBase64 ? buffer[..length] : null;
        return isBase64;
    }
}
