namespace ContractMocks.Tests.Hosting;

/// <summary>Requests as servers tell of them that are not ours.</summary>
public sealed class GuestReadingTests
{
    [Theory]
    [InlineData("http://localhost:9/v1/models?limit=2", "/v1/models", "limit=2")]
    [InlineData("http://localhost:9/v1/files/a b?name=x y", "/v1/files/a%20b", "name=x%20y")]
    [InlineData("http://localhost:9/v1/files/a%2Fb", "/v1/files/a%2Fb", "")]
    [InlineData("http://localhost:9/", "/", "")]
    public void An_address_becomes_path_and_query(string url, string path, string query)
    {
        var request = GuestReading.Request("post", url, [], null, isDecompressed: false);

        Assert.Equal(("POST", path, query), (request.Method, request.Path, request.Query));
        Assert.True(request.Body.IsEmpty);
    }

    [Fact]
    public void Values_of_one_header_are_joined_and_an_encoding_that_is_undone_is_gone()
    {
        KeyValuePair<string, string[]>[] headers = [new("Accept", ["a", "b"]), new("Content-Encoding", ["gzip"])];

        Assert.Equal("a,b", GuestReading.Request("GET", "http://localhost/", headers, [1], isDecompressed: true).Header("accept"));
        Assert.Null(GuestReading.Request("GET", "http://localhost/", headers, [1], isDecompressed: true).Header("content-encoding"));
        Assert.Equal("gzip", GuestReading.Request("GET", "http://localhost/", headers, [1], isDecompressed: false).Header("content-encoding"));
    }
}
