namespace ContractMocks.Xunit;

/// <summary>
/// Turns a partial class into contract tests of a mock: the generator makes it derive from <see cref="ContractTestsOf{TMock}"/> and adds a test for
/// each operation and response, and two (as JSON, as a stream) for each turn of each scenario.
/// </summary>
/// <param name="mock">The emitted mock, e.g. <c>typeof(OpenAiMock)</c>.</param>
/// <example>
/// <code>
/// [ContractTests(typeof(OpenAiMock))]
/// public partial class OpenAiContract;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class ContractTestsAttribute(Type mock) : Attribute
{
    /// <summary>The emitted mock that is tested.</summary>
    public Type Mock { get; } = mock;

    /// <summary>Where the mock answers. Default: <see cref="MockHost.Memory"/>.</summary>
    public MockHost Host { get; set; }
}
