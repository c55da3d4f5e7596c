namespace ContractMocks.Fakes.Tests.Properties;

/// <summary>
/// The decisions that a made-up schema comes from, one after the other; when they run out, each is the first and simplest. A shorter list, or
/// one with smaller numbers, makes a simpler schema, so that FsCheck can shrink what fails without knowing what a schema is.
/// </summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private int _next;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => _next < numbers.Count ? numbers[_next++] % count : 0;

    public bool OneIn(int count) => Below(count) == count - 1 && count > 1;

    public T Of<T>(params IReadOnlyList<T> list) => list[Below(list.Count)];
}
