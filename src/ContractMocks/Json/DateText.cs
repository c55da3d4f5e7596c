using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>A day (<c>date</c>), e.g. <c>2026-07-15</c>.</summary>
/// <param name="text">The text on the wire.</param>
[JsonConverter(typeof(DateTextConverter))]
public sealed class DateText(string text) : FormattedText<DateOnly>(text)
{
    /// <summary>A day.</summary>
    /// <param name="value">The day.</param>
    public DateText(DateOnly value)
        : this(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>A text.</summary>
    /// <param name="text">The text on the wire; null stays null.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DateText?(string? text) => text is null ? null : new(text);

    /// <summary>A day.</summary>
    /// <param name="value">The day.</param>
    public static implicit operator DateText(DateOnly value) => new(value);

    private protected override bool TryGet(out DateOnly value) => DateOnly.TryParseExact(Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
}
