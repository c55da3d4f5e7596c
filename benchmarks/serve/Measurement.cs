using System.Globalization;

namespace ContractMocks.ServeBenchmark;

/// <summary>What was measured of one server.</summary>
internal sealed record Result(string Name, double PerSecond, TimeSpan FirstReady, TimeSpan SecondReady)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-14} {PerSecond,8:F0} requests/s, ready after {FirstReady.TotalSeconds:F2} s the first time and {SecondReady.TotalSeconds:F2} s the second");
}

internal static class Measurement
{
    private const int WarmUpSeconds = 3;

    /// <summary>Null, after a line that says why, where the server is not here or does not answer.</summary>
    public static async Task<Result?> OfAsync(Contender contender, int seconds)
    {
        if (contender.Missing is { } file)
        {
            Console.WriteLine($"{contender.Name,-14} is left out: '{file}' is not there");
            return null;
        }

        try
        {
            TimeSpan first;
            await using (var server = contender.Start())
            {
                first = await server.ReadyAsync();
            }

            await using var again = contender.Start();
            var second = await again.ReadyAsync();
            await Load.RunAsync(again.Port, TimeSpan.FromSeconds(WarmUpSeconds));
            var perSecond = await Load.RunAsync(again.Port, TimeSpan.FromSeconds(seconds));
            return new Result(contender.Name, perSecond, first, second);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException)
        {
            Console.WriteLine($"{contender.Name,-14} is left out: {exception.Message}");
            return null;
        }
    }
}
