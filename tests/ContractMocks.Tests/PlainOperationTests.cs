using System.Text.Json;
using ContractMocks.TestSupport;

namespace ContractMocks.Tests;

/// <summary>Operations of which nothing but the contract is known.</summary>
public sealed class PlainOperationTests
{
    private const string Pet = """{"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},"required":["name","age"]}""";

    private static readonly Contract s_pets = new()
    {
        Name = "pets",
        Provider = "generic",
        BasePath = "/api",
        Operations =
        [
            Get("getPet", "/pets/{id}", Pet),
            Get("myPets", "/pets/mine", Pet, """{"name":"Rex","age":3}"""),
            Get("wrongExample", "/wrong", Pet, """{"name":"Rex"}"""),
            Get("generate", "/models/{model}:generate", Pet, """{"name":"G","age":1}"""),
            Get("listPets", "/pets", Pet) with
            {
                Parameters =
                [
                    new Parameter("limit", ParameterPlace.Query, Required: true, """{"type":"integer","maximum":10}"""),
                    new Parameter("Accept", ParameterPlace.Header, Required: true, """{"const":"never"}"""),
                ],
            },
            new Operation { Id = "deletePet", Method = "DELETE", Path = "/pets/{id}", Responses = [new Response("204", "", default)] },
        ],
    };

    [Fact]
    public async Task The_documents_example_is_the_answer()
    {
        await using var mock = TestMock.Of(s_pets);
        using var client = mock.CreateClient();

        Assert.Equal("""{"name":"Rex","age":3}""", await GetAsync(client, "pets/mine"));
        Assert.Equal(OutcomeKind.Default, mock.Journal.Exchanges.Single().Outcome.Kind);
    }

    [Theory]
    [InlineData("pets/7", "getPet")]
    [InlineData("wrong", "wrongExample")]
    public async Task Without_an_example_that_fits_a_fake_is_the_answer(string path, string operation)
    {
        await using var mock = TestMock.Of(s_pets);
        await using var same = TestMock.Of(s_pets);
        using var client = mock.CreateClient();
        using var sameClient = same.CreateClient();

        var fake = await GetAsync(client, path);

        Assert.True(mock.Contract.Validator(Pet).IsValid(JsonElement.Parse(fake)), fake);
        Assert.Equal(fake, await GetAsync(sameClient, path));
        mock.Journal.ShouldHaveReceived(operation, 1);
    }

    [Theory]
    [InlineData("pets/mine", "myPets")]
    [InlineData("pets/theirs", "getPet")]
    [InlineData("models/gemini-3%2Fpro:generate", "generate")]
    [InlineData("pets?limit=5", "listPets")]
    public async Task The_more_specific_path_wins(string path, string operation)
    {
        await using var mock = TestMock.Of(s_pets);
        using var client = mock.CreateClient();

        await GetAsync(client, path);

        Assert.Equal(operation, mock.Journal.Exchanges.Single().OperationId);
    }

    [Theory]
    [InlineData("pets", "Missing required parameter: 'limit' (in the query).")]
    [InlineData("pets?limit=11", "'limit'")]
    [InlineData("pets?limit=many", "'limit'")]
    public async Task Parameters_are_judged(string path, string message)
    {
        await using var mock = TestMock.Of(s_pets);
        using var client = mock.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(message, problem.GetProperty("detail").GetString());
        Assert.Equal("limit", problem.GetProperty("errors")[0].GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task An_answer_without_a_body_is_empty()
    {
        foreach (var onSocket in (bool[])[false, true])
        {
            await using var mock = TestMock.Of(s_pets);
            if (onSocket)
            {
                await AspNetCore.SocketHost.StartAsync(mock, TestContext.Current.CancellationToken);
            }

            using var client = mock.CreateClient();
            using var response = await client.DeleteAsync(new Uri("pets/7", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal(204, (int)response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void An_operation_that_is_not_there_is_named_with_the_nearest()
    {
        var mock = TestMock.Of(s_pets);

        Assert.Contains("did you mean 'getPet'?", Assert.Throws<ArgumentException>(() => mock.Api<NoBody, NoBody>("getPets")).Message);
    }

    private static Operation Get(string id, string path, string schema, params string[] examples) => new()
    {
        Id = id,
        Method = "GET",
        Path = path,
        Responses = [new Response("200", "", [new Content("application/json", schema, examples.Select(static json => new Example("", json)).ToEquatableArray())])],
    };

    private static Task<string> GetAsync(HttpClient client, string path) =>
        client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
