using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace ContractMocks.Cli.Updating;

/// <summary>
/// Fetches a document. Bounded in time and size; every hop is checked by the address that the connection really goes to, so that neither a redirect nor
/// a name that resolves otherwise the second time leads inside. No proxy, no cookies, no credentials but those that the address itself holds.
/// </summary>
internal sealed class Downloader(TimeProvider time)
{
    private const int MaxRedirects = 5;

    /// <exception cref="DownloadException">It could not be fetched.</exception>
    public async Task<byte[]> FetchAsync(DownloadRequest request, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var client = new HttpClient(Handler(request)) { Timeout = Timeout.InfiniteTimeSpan };
            return await FollowAsync(client, request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new DownloadException(string.Create(
                CultureInfo.InvariantCulture, $"it took longer than {request.Timeout.TotalSeconds} s; --timeout allows more"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw Innermost<DownloadException>(exception) ?? new DownloadException(Innermost<SocketException>(exception)?.Message ?? exception.Message, exception);
        }
    }

    private static SocketsHttpHandler Handler(DownloadRequest request) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, request.AllowsPrivate, cancellation),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowsPrivate, CancellationToken cancellation)
    {
        IPAddress[] all = IPAddress.TryParse(host.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host.Host, cancellation).ConfigureAwait(false);
        var allowed = allowsPrivate ? all : Array.FindAll(all, PublicAddress.Is);
        if (allowed.Length == 0)
        {
            throw new DownloadException(all.Length == 0
                ? $"'{host.Host}' has no address"
                : $"'{host.Host}' is {all[0]}, which is no public address; --allow-private lets it be asked");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> FollowAsync(HttpClient client, DownloadRequest request, CancellationToken cancellation)
    {
        var address = request.Address;
        for (var hops = 0; ; hops++)
        {
            using var message = Message(address, request.Address);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } location)
            {
                address = hops < MaxRedirects
                    ? Next(address, location)
                    : throw new DownloadException(string.Create(CultureInfo.InvariantCulture, $"it was redirected more than {MaxRedirects} times"));
                continue;
            }

            return response.StatusCode == HttpStatusCode.OK
                ? await ReadAsync(response, request.MaxBytes, cancellation).ConfigureAwait(false)
                : throw new DownloadException(string.Create(
                    CultureInfo.InvariantCulture, $"{DownloadRequest.Shown(address)} answered {(int)response.StatusCode} {response.ReasonPhrase}; expected 200").TrimEnd());
        }
    }

    private static HttpRequestMessage Message(Uri address, Uri first)
    {
        var plain = new UriBuilder(address) { UserName = "", Password = "", Fragment = "" }.Uri;
        var message = new HttpRequestMessage(HttpMethod.Get, plain);
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("contractmocks", ToolVersion.Text.Length == 0 ? "0" : ToolVersion.Text));
        message.Headers.Accept.ParseAdd("application/yaml, application/json, text/yaml, text/plain, */*;q=0.5");
        // The password is for the host that it was written for.
        if (first.UserInfo.Length > 0 && address.Authority == first.Authority && address.Scheme == first.Scheme)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(first.UserInfo))));
        }

        return message;
    }

    private static Uri Next(Uri from, Uri location)
    {
        var next = location.IsAbsoluteUri ? location : new Uri(from, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp)
            ? next
            : throw new DownloadException($"{DownloadRequest.Shown(from)} redirects to {next.Scheme}, which is not followed from {from.Scheme}");
    }

    /// <summary>Reads the body as it comes: its length is what arrives unpacked, whatever the head says.</summary>
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, long most, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > most)
        {
            throw TooLarge(most);
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[81920];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                body.Write(buffer, 0, count);
                if (body.Length > most)
                {
                    throw TooLarge(most);
                }
            }

            return body.ToArray();
        }
    }

    private static DownloadException TooLarge(long most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"it is larger than {most} bytes; --max-size allows more"));

    private static T? Innermost<T>(Exception exception)
        where T : Exception
    {
        for (var at = exception; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }
}
