using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace ContractMocks.Json;

/// <summary>A date and time (<c>date-time</c>), e.g. <c>2026-07-15T10:00:00Z</c>.</summary>
/// <param name="text">The text on the wire.</param>
[JsonConverter(typeof(DateTimeTextConverter))]
public sealed class DateTimeText(string text) : FormattedText<DateTimeOffset>(text)
{
    /// <summary>A moment as providers write it: <c>Z</c> for UTC, no more digits of a second than it has.</summary>
    /// <param name="value">The moment.</param>
    public DateTimeText(DateTimeOffset value)
        : this(value.ToString(value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>A text.</summary>
    /// <param name="text">The text on the wire; null stays null.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DateTimeText?(string? text) => text is null ? null : new(text);

    /// <summary>A moment.</summary>
    /// <param name="value">The moment.</param>
    public static implicit operator DateTimeText(DateTimeOffset value) => new(value);

    private protected override bool TryGet(out DateTimeOffset value) =>
        DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}
