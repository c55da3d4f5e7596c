using ContractMocks.Fakes;
using ContractMocks.Fakes.Realism;

namespace ContractMocks.Tests.Fakes;

public sealed class RealNumbersTests
{
    [Theory]
    [InlineData("latitude", "", false, -90, 90)]
    [InlineData("temperature", "The current temperature outside", false, -50, 60)]
    [InlineData("temperature", "Sampling temperature of the model", false, 0, 2)]
    [InlineData("unitPrice", "", false, 0, 1000)]
    [InlineData("port", "", true, 1, 65535)]
    [InlineData("user_age", "", true, 0, 120)]
    [InlineData("rating", "", false, 1, 5)]
    [InlineData("probability", "", false, 0, 1)]
    [InlineData("image_width", "pixels", true, 1, 8000)]
    [InlineData("created_at", "", true, 1600000000, 1900000000)]
    [InlineData("created_at", "in milliseconds", true, 1600000000000, 1900000000000)]
    [InlineData("month", "", true, 1, 12)]
    public void Range_is_what_one_would_expect(string name, string description, bool isInteger, double least, double most)
    {
        var range = RealNumbers.Range(new FakeAsk { Name = name, Description = description }, isInteger)!.Value;

        Assert.InRange(range.Least, least, most);
        Assert.InRange(range.Most, range.Least, most);
    }

    [Theory]
    [InlineData("min_price", "max_price", "40.5")]
    [InlineData("minimum", "maximum", "7")]
    [InlineData("low", "high", "-3")]
    [InlineData("start", "end", "1800000000")]
    [InlineData("price_min", "price_max", "99999")]
    public void Range_keeps_clear_of_the_sibling_on_either_side(string low, string high, string value)
    {
        var number = double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.True(RealNumbers.Range(new FakeAsk { Name = high, Siblings = [new(low, value)] }, false)!.Value is { } above && above.Least > number && above.Most >= above.Least);
        Assert.True(RealNumbers.Range(new FakeAsk { Name = low, Siblings = [new(high, value)] }, false)!.Value is { } below && below.Most < number && below.Most >= below.Least);
    }

    [Fact]
    public void Coordinates_are_near_the_city_beside_them()
    {
        var range = RealNumbers.Range(new FakeAsk { Name = "latitude", Siblings = [new("city", "\"Paris\"")] }, false)!.Value;

        Assert.InRange(48.86, range.Least, range.Most);
        Assert.True(range.Most - range.Least < 1);
    }

    [Fact]
    public void Unknown_number_has_no_range() => Assert.Null(RealNumbers.Range(new FakeAsk { Name = "zzz" }, true));
}
