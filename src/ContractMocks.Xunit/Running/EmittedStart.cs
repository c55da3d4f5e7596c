using System.Reflection;

namespace ContractMocks.Xunit.Running;

/// <summary>
/// Starts a mock on the host that contract tests ask for, by the method that the generator emits where the host's package is referenced. A type
/// parameter cannot promise such a method, and this library knows none of the hosts' types: the method is found by names.
/// </summary>
internal static class EmittedStart
{
    private const string WireMockSettings = "WireMock.Settings.WireMockServerSettings";

    /// <summary>A started mock of the type.</summary>
    /// <exception cref="InvalidOperationException">The method is not there, or the host is none.</exception>
    public static Task<TMock> OnAsync<TMock>(MockHost host, CancellationToken cancellation)
        where TMock : ContractMock => host switch
        {
            MockHost.Socket => InvokeAsync<TMock>(
                Find(typeof(TMock), "StartAsync", typeof(MockOptions).FullName!)
                    ?? throw Missing(typeof(TMock), host, "StartAsync", "ContractMocks.AspNetCore"),
                [null, cancellation]),
            MockHost.WireMock => InvokeAsync<TMock>(
                Find(typeof(TMock), "StartWireMockAsync", WireMockSettings, typeof(MockOptions).FullName!)
                    ?? throw Missing(typeof(TMock), host, "StartWireMockAsync", "ContractMocks.WireMock"),
                [null, null, cancellation]),
            _ => throw new InvalidOperationException($"MockHost has no value {(int)host}; use {string.Join(", ", Enum.GetNames<MockHost>())}."),
        };

    /// <summary>The method of that name that returns a task of the mock and takes parameters of those types and a cancellation token.</summary>
    private static MethodInfo? Find(Type mock, string name, params string[] parameters)
    {
        string[] wanted = [.. parameters, typeof(CancellationToken).FullName!];
        return mock.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(method =>
            method.Name == name
            && method.ReturnType == typeof(Task<>).MakeGenericType(mock)
            && method.GetParameters().Select(static parameter => parameter.ParameterType.FullName).SequenceEqual(wanted));
    }

    private static Task<TMock> InvokeAsync<TMock>(MethodInfo start, object?[] arguments) =>
        (Task<TMock>)start.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static InvalidOperationException Missing(Type mock, MockHost host, string method, string package) =>
        new($"{mock.Name} has no {method}, so it cannot be tested with Host = MockHost.{host}; add a PackageReference to {package}.");
}
