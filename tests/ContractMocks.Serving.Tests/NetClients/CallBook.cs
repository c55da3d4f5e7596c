using System.Collections;

namespace ContractMocks.Serving.Tests;

/// <summary>The calls of one .NET SDK, by the class that makes them.</summary>
internal sealed class CallBook : IEnumerable<string>
{
    // No mock has so much to tell: what goes on beyond it has no end.
    private const int MostItems = 1_000;

    // Some servers leave a request without an answer.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly List<(string Name, Func<Task> Make)> _calls = [];

    public int Count => _calls.Count;

    public void Add(string name, Func<Task> make) => _calls.Add((name, make));

    /// <summary>A list, read over all its pages, or a stream, read to its end.</summary>
    public void Add<T>(string name, Func<IAsyncEnumerable<T>> list, int least = 0) => Add(name, async () =>
    {
        var count = 0;
        await foreach (var _ in list())
        {
            if (++count > MostItems)
            {
                throw new InvalidOperationException($"it has no end: {MostItems} items and more");
            }
        }

        if (count < least)
        {
            throw new InvalidOperationException($"expected at least {least} items, got {count}");
        }
    });

    /// <summary>Makes every call. Returns those that failed, each with its error.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync()
    {
        var failures = new List<string>();
        foreach (var (name, make) in _calls)
        {
            try
            {
                await make().WaitAsync(s_patience);
            }
#pragma warning disable CA1031 // Whatever a client throws is what the test is about.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Add($"{name}: {exception.GetType().Name}: {exception.Message}");
            }
        }

        return failures;
    }

    public IEnumerator<string> GetEnumerator() => _calls.Select(static call => call.Name).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
