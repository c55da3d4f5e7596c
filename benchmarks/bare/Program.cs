using System.Globalization;
using System.Net;
using System.Text.Json;
using ContractMocks.BareServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

// BareServer PORT ANSWER STREAM: the two files hold what another server answered, head and body without the framing of chunks.
// Each request's JSON is parsed; a request that asks for a stream gets the events of STREAM, each flushed, any other ANSWER.
var port = int.Parse(args[0], CultureInfo.InvariantCulture);
var answer = RecordedAnswer.Read(args[1]);
var stream = RecordedAnswer.Read(args[2]);

var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
{
    options.AddServerHeader = false;
    options.Listen(IPAddress.Loopback, port);
});
await using var app = builder.Build();
app.Run(async context =>
{
    using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
    var streams = request.RootElement.TryGetProperty("stream", out var asked) && asked.ValueKind == JsonValueKind.True;
    var chosen = streams ? stream : answer;
    foreach (var header in chosen.Headers)
    {
        context.Response.Headers.Append(header.Key, header.Value);
    }

    foreach (var part in streams ? chosen.Events : [chosen.Body])
    {
        await context.Response.BodyWriter.WriteAsync(part, context.RequestAborted);
    }
});
await app.RunAsync();
