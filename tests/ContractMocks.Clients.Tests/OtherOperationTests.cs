using System.ClientModel;
using OpenAI.Embeddings;
using OpenAI.Models;

namespace ContractMocks.Clients.Tests;

/// <summary>OpenAI's own .NET client, embeddings and models.</summary>
public sealed class OtherOperationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, CombinatorialHosts]
    public async Task Embeddings_have_the_asked_size_and_depend_on_the_text_alone(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host);
        var client = new EmbeddingClient("text-embedding-3-small", MockOnHost.Key, openai.Options);

        OpenAIEmbeddingCollection many = await client.GenerateEmbeddingsAsync(
            ["one", "two", "one"], new EmbeddingGenerationOptions { Dimensions = 256 }, Cancellation);
        OpenAIEmbedding usual = await client.GenerateEmbeddingAsync("one", cancellationToken: Cancellation);

        Assert.Equal(3, many.Count);
        Assert.All(many, static embedding => Assert.Equal(256, embedding.ToFloats().Length));
        Assert.Equal(many[0].ToFloats().ToArray(), many[2].ToFloats().ToArray());
        Assert.NotEqual(many[0].ToFloats().ToArray(), many[1].ToFloats().ToArray());
        Assert.Equal(1536, usual.ToFloats().Length);
        Assert.True(many.Usage.TotalTokenCount > 0);
    }

    [Theory, CombinatorialHosts]
    public async Task Models_are_listed_and_found(HostKind host)
    {
        await using var openai = await MockOnHost.StartAsync(host);
        var client = new OpenAIModelClient(MockOnHost.Key, openai.Options);

        OpenAIModelCollection models = await client.GetModelsAsync(Cancellation);
        Assert.NotEmpty(models);
        OpenAIModel model = await client.GetModelAsync(models[0].Id, Cancellation);
        Assert.Equal(models[0].Id, model.Id);

        var error = await Assert.ThrowsAsync<ClientResultException>(() => client.GetModelAsync("no-such-model", Cancellation));
        Assert.Equal(404, error.Status);
        Assert.Contains("model_not_found", error.Message);
    }
}
