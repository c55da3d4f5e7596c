using System.Text.Json;

namespace ContractMocks;

/// <summary>
/// The base of the emitted classes of what is given (<c>GetWeather.Given</c>): it remembers which arguments were set. It has no members to be
/// seen, so that every argument can have its own name.
/// </summary>
public abstract class GivenArguments
{
    internal Dictionary<string, JsonElement> Values { get; } = new(StringComparer.Ordinal);
}
