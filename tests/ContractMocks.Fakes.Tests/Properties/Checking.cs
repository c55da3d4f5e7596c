using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ContractMocks.Fakes.Tests.Properties;

/// <summary>How often properties are tried, and from which seed: the same each time, unless the environment asks for more.</summary>
internal static class Checking
{
    /// <summary><c>CONTRACTMOCKS_FAKES_RUNS</c>: how many random schemas; more than the default are other ones each time.</summary>
    private static readonly int? s_asked =
        int.TryParse(Environment.GetEnvironmentVariable("CONTRACTMOCKS_FAKES_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs : null;

    public static void ForAll(int runs, Func<Choices, string?> wrong)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(s_asked ?? runs);
        var numbers = Arb.From(Numbers(), Shrink);
        Check.One(
            s_asked is null ? config.WithReplay(new Replay(new Rnd(20261121UL, 7UL), null)) : config,
            Prop.ForAll(numbers, list => wrong(new Choices(list)) is { } text ? false.Label(text) : true.Label("")));
    }

    /// <summary>The same lists each time, for what is not a property of one schema.</summary>
    public static IEnumerable<Choices> Sample(int count) =>
        Gen.Sample(Numbers(), s_asked ?? count, new Rnd(20261121UL, 11UL), 50).Select(static list => new Choices(list));

    private static Gen<int[]> Numbers() =>
        from length in Gen.Choose(4, 120)
        from list in Gen.ArrayOf(Gen.Choose(0, 9999), length)
        select list;

    private static IEnumerable<int[]> Shrink(int[] list)
    {
        for (var size = list.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= list.Length; start += size)
            {
                yield return [.. list[..start], .. list[(start + size)..]];
            }
        }

        for (var index = 0; index < list.Length; index++)
        {
            if (list[index] > 0)
            {
                yield return [.. list[..index], list[index] > 99 ? list[index] % 60 : 0, .. list[(index + 1)..]];
            }
        }
    }
}
