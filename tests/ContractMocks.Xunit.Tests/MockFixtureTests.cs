namespace ContractMocks.Xunit.Tests;

public sealed class MockFixtureTests(MockFixture<OpenAiMock> fixture) : IClassFixture<MockFixture<OpenAiMock>>
{
    [Fact]
    public async Task The_fixture_gives_a_mock_that_answers()
    {
        using var client = fixture.Mock.CreateClient();
        using var response = await client.GetAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_fixture_disposes_its_mock()
    {
        var other = new MockFixture<OpenAiMock>();
        await other.DisposeAsync();
        using var client = other.Mock.CreateClient();
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(new Uri("models", UriKind.Relative), TestContext.Current.CancellationToken));
    }
}
