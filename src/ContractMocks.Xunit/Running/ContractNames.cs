using System.Reflection;

namespace ContractMocks.Xunit.Running;

/// <summary>The names of the contracts that the tests of an assembly are about.</summary>
internal static class ContractNames
{
    public static IReadOnlyList<string> Of(Assembly tests, Func<ContractMock> own)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { Name(own()) };
        foreach (var mock in tests.GetTypes().Select(static type => type.GetCustomAttribute<ContractTestsAttribute>(inherit: false)?.Mock).OfType<Type>().Distinct())
        {
            if (mock.GetMethod("InMemory", BindingFlags.Public | BindingFlags.Static, [typeof(MockOptions)])?.Invoke(null, [null]) is ContractMock made)
            {
                names.Add(Name(made));
            }
        }

        return [.. names];
    }

    private static string Name(ContractMock mock)
    {
        var name = mock.Contract.Contract.Name;
        // In memory there is nothing to wait for.
        mock.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return name;
    }
}
