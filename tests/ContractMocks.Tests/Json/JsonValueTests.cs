using System.Text.Json;
using ContractMocks.Json;

namespace ContractMocks.Tests.Json;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("-2e3", -2000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void A_whole_number_is_read_however_it_is_spelled(string json, long expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<long>(json, ContractJson.Options));

    [Theory]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e400")]
    [InlineData("\"1\"")]
    public void What_is_no_whole_number_of_64_bits_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<long>(json, ContractJson.Options));

    [Fact]
    public void A_whole_number_beyond_32_bits_is_no_int()
    {
        Assert.Equal(7, JsonSerializer.Deserialize<int>("7.0", ContractJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<int>("3000000000", ContractJson.Options));
    }

    [Theory]
    [InlineData("2026-07-15T10:00:00Z")]
    [InlineData("2026-07-15T10:00:00.000+00:00")]
    [InlineData("2026-07-15T12:00:00+02:00")]
    public void A_date_time_keeps_its_spelling_and_has_a_value(string text)
    {
        var read = JsonSerializer.Deserialize<DateTimeText>($"\"{text}\"", ContractJson.Options)!;
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 10, 0, 0, TimeSpan.Zero), read.Value);
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(read, ContractJson.Options));
    }

    [Fact]
    public void A_moment_is_written_as_providers_do()
    {
        DateTimeText utc = new DateTimeOffset(2026, 7, 15, 10, 0, 0, 250, TimeSpan.Zero);
        DateTimeText local = new DateTimeOffset(2026, 7, 15, 10, 0, 0, TimeSpan.FromHours(2));
        DateText day = new DateOnly(2026, 7, 15);
        Base64Text bytes = new byte[] { 1, 2, 255 };
        Assert.Equal(("2026-07-15T10:00:00.25Z", "2026-07-15T10:00:00+02:00", "2026-07-15", "AQL/"), (utc.Text, local.Text, day.Text, bytes.Text));
        Assert.Equal([1, 2, 255], bytes.Value);
        Assert.Equal(new DateOnly(2026, 7, 15), day.Value);
    }

    [Fact]
    public void A_text_that_stands_for_no_value_is_kept()
    {
        DateText text = "tomorrow";
        Assert.False(text.IsValid);
        Assert.Equal("\"tomorrow\"", JsonSerializer.Serialize(text, ContractJson.Options));
        Assert.Contains("tomorrow", Assert.Throws<FormatException>(() => text.Value).Message, StringComparison.Ordinal);
        Assert.False(new Base64Text("no base64!").IsValid);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateText>("1", ContractJson.Options));
    }

    [Fact]
    public void A_choice_between_a_known_value_and_null_is_null()
    {
        var isSet = DateTime.MinValue.Year > 1;
        Role? role = isSet ? Role.User : null;
        Assert.Null(role);
        string? nothing = isSet ? "user" : null;
        role = nothing;
        Assert.Null(role);
    }

    [Fact]
    public void A_string_enum_is_equal_to_its_string()
    {
        Role role = "user";
        Assert.True(role == Role.User && role == "user" && role != "other" && role != null);
        Assert.Equal(Role.User.GetHashCode(), role.GetHashCode());
        Assert.Equal("\"new one\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<Role>("\"new one\"", ContractJson.Options), ContractJson.Options));
    }

    /// <summary>As the generator emits string enums.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(StringEnumConverter<Role>))]
    internal sealed class Role(string value) : StringEnum<Role>(value), IStringEnum<Role>
    {
        public static Role User { get; } = new("user");

        [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(value))]
        public static implicit operator Role?(string? value) => value is null ? null : new(value);

        static Role IStringEnum<Role>.Create(string value) => new(value);
    }
}
