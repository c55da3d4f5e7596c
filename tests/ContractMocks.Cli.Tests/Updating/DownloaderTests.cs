using System.IO.Compression;
using System.Net;
using System.Text;
using ContractMocks.Cli.Updating;

namespace ContractMocks.Cli.Tests.Updating;

/// <summary>Fetching: bounded, and never from where it was not allowed to ask.</summary>
public sealed class DownloaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_fetched_as_it_is()
    {
        await using var server = new Upstream(Upstream.Answer(200, "", "openapi: 3.1.0\r\n"));
        Assert.Equal("openapi: 3.1.0\r\n", Encoding.UTF8.GetString(await FetchAsync(server.Address + "/a.yaml")));
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /a.yaml HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task An_address_of_this_machine_is_not_asked(string host)
    {
        await using var server = new Upstream(Upstream.Answer(200, "", "secret"));
        var address = $"http://{host}:{new Uri(server.Address).Port}/";
        var exception = await Assert.ThrowsAsync<DownloadException>(() => new Downloader(TimeProvider.System).FetchAsync(new DownloadRequest(new Uri(address)), Stop));
        Assert.Contains("which is no public address; --allow-private lets it be asked", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Five_redirects_are_followed(int hops, bool isFetched)
    {
        await using var server = new Upstream(async (request, stream) =>
        {
            var at = int.Parse(request.Split(' ')[1].TrimStart('/'), System.Globalization.CultureInfo.InvariantCulture);
            await SendAsync(stream, at == hops ? Upstream.Answer(200, "", "there") : Upstream.Answer(302, $"location: /{at + 1}\n", ""));
        });
        if (isFetched)
        {
            Assert.Equal("there", Encoding.UTF8.GetString(await FetchAsync(server.Address + "/0")));
        }
        else
        {
            Assert.Equal("it was redirected more than 5 times", await FailAsync(server.Address + "/0"));
        }
    }

    [Theory]
    [InlineData("file:///etc/passwd", "redirects to file, which is not followed from http")]
    [InlineData("ftp://127.0.0.1/x", "redirects to ftp, which is not followed from http")]
    public async Task A_redirect_to_something_else_is_not_followed(string location, string message)
    {
        await using var server = new Upstream(Upstream.Answer(301, $"location: {location}\n", ""));
        Assert.EndsWith(message, await FailAsync(server.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_goes_to_its_own_host_and_nowhere_else()
    {
        await using var other = new Upstream(Upstream.Answer(404, "", ""));
        await using var server = new Upstream(Upstream.Answer(307, $"location: {other.Address}/b?key=hidden\n", ""));
        var address = server.Address.Replace("http://", "http://me:p%40ss@", StringComparison.Ordinal);

        var message = await FailAsync(address + "/a");

        Assert.Contains("Authorization: Basic " + Convert.ToBase64String("me:p@ss"u8.ToArray()), Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", Assert.Single(other.Requests), StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"{other.Address}/b?… answered 404 Said; expected 200", message);
    }

    [Fact]
    public async Task A_document_over_the_bound_is_refused_by_its_head_and_by_what_comes()
    {
        await using var told = new Upstream(Upstream.Answer(200, "", new string('x', 2000)));
        Assert.Equal("it is larger than 1000 bytes; --max-size allows more", await FailAsync(told.Address, static request => request with { MaxBytes = 1000 }));
        await using var untold = new Upstream("HTTP/1.1 200 OK\nconnection: close\n\n" + new string('x', 2000));
        Assert.Equal("it is larger than 1000 bytes; --max-size allows more", await FailAsync(untold.Address, static request => request with { MaxBytes = 1000 }));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_unpacks_to_more_than_the_bound_is_refused(string coding)
    {
        await using var server = new Upstream(async (_, stream) =>
        {
            var body = Pack(coding, new byte[50_000_000]);
            await SendAsync(stream, $"HTTP/1.1 200 OK\ncontent-encoding: {coding}\ncontent-length: {body.Length}\nconnection: close\n\n");
            await stream.WriteAsync(body, Stop);
        });
        Assert.Equal("it is larger than 1000000 bytes; --max-size allows more", await FailAsync(server.Address, static request => request with { MaxBytes = 1_000_000 }));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        var release = new TaskCompletionSource();
        await using (var server = new Upstream((_, _) => release.Task))
        {
            Assert.Equal("it took longer than 0.2 s; --timeout allows more", await FailAsync(server.Address, static request => request with { Timeout = TimeSpan.FromSeconds(0.2) }));
            release.SetResult();
        }
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_told()
    {
        string address;
        await using (var gone = new Upstream(Upstream.Answer(200, "", "")))
        {
            address = gone.Address;
        }

        Assert.NotEmpty(await FailAsync(address));
    }

    [Theory]
    [InlineData("https://me:secret@host.example/a/b.yaml?token=secret#x", "https://host.example/a/b.yaml?…")]
    [InlineData("http://host.example:81/a", "http://host.example:81/a")]
    public void An_address_is_shown_without_what_may_be_secret(string address, string shown) => Assert.Equal(shown, DownloadRequest.Shown(new Uri(address)));

    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.255.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:1::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_addresses_of_the_public_network_are_public(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task An_update_from_a_private_address_says_so_and_hides_the_password()
    {
        using var run = new UpdateRun();
        await using var server = new Upstream(Upstream.Answer(200, "", UpdateRun.Chat + "# newer\n"));
        var from = server.Address.Replace("http://", "http://me:secret@", StringComparison.Ordinal) + "/x.yaml?key=secret";
        var before = run.Files();

        Assert.Equal(ExitCode.Usage, await run.UpdateAsync(from, "y\n"));
        Assert.Equal(before, run.Files());
        Assert.StartsWith($"error: {server.Address}/x.yaml?… cannot be fetched: '127.0.0.1' is 127.0.0.1, which is no public address", run.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Fine, await run.UpdateAsync(from, "y\n", static options => options with { AllowsPrivate = true }));
        Assert.EndsWith("# newer\n", await File.ReadAllTextAsync(run.Spec, Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output + run.Error + await File.ReadAllTextAsync(run.LockPath, Stop), StringComparison.Ordinal);
    }

    private static Task<byte[]> FetchAsync(string address, Func<DownloadRequest, DownloadRequest>? with = null)
    {
        var request = new DownloadRequest(new Uri(address)) { AllowsPrivate = true };
        return new Downloader(TimeProvider.System).FetchAsync(with is null ? request : with(request), Stop);
    }

    private static async Task<string> FailAsync(string address, Func<DownloadRequest, DownloadRequest>? with = null) =>
        (await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(address, with))).Message;

    private static Task SendAsync(Stream stream, string answer)
    {
        var end = answer.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return stream.WriteAsync(Encoding.Latin1.GetBytes(answer[..end].ReplaceLineEndings("\r\n") + answer[end..]), Stop).AsTask();
    }

    private static byte[] Pack(string coding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream zip = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        })
        {
            zip.Write(body);
        }

        return packed.ToArray();
    }
}
