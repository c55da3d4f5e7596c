using System.Text.Json.Serialization;

namespace ContractMocks.TestSupport;

/// <summary>A tool as the generator emits it.</summary>
public sealed record GetWeather : ITool<GetWeather>
{
    public static Tool Tool { get; } = new(
        "get_weather",
        "The weather of a city",
        """{"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["celsius","fahrenheit"]}},"required":["city"]}""");

    [JsonPropertyName("city")]
    public required string City { get; init; }

    public static GetWeather Fake(int seed) => new() { City = "Fake" };
}
