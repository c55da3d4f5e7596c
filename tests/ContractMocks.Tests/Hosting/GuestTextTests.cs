using System.Text;

namespace ContractMocks.Tests.Hosting;

/// <summary>A stream as texts, for servers that send nothing else.</summary>
public sealed class GuestTextTests
{
    [Fact]
    public async Task A_character_that_is_cut_in_two_comes_whole()
    {
        var bytes = "ä€😀."u8.ToArray();
        var answer = PipedAnswer.Begin(async (response, cancellation) =>
        {
            response.Start(200, []);
            foreach (var one in bytes)
            {
                await response.Body.WriteAsync(new[] { one }, cancellation);
            }
        });
        await answer.Started;

        var text = new GuestText(answer);
        var said = new StringBuilder();
        while (text.Next() is { } piece)
        {
            Assert.DoesNotContain('�', piece);
            said.Append(piece);
        }

        Assert.Equal("ä€😀.", said.ToString());
    }

    [Fact]
    public async Task Pieces_come_as_they_are_written()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = PipedAnswer.Begin(async (response, cancellation) =>
        {
            response.Start(200, []);
            await response.Body.WriteAsync("one"u8.ToArray(), cancellation);
            await go.Task;
            await response.Body.WriteAsync("two"u8.ToArray(), cancellation);
        });
        await answer.Started;
        var text = new GuestText(answer);

        Assert.Equal("one", text.Next());
        go.SetResult();
        Assert.Equal("two", text.Next());
        Assert.Null(text.Next());
    }

    [Fact]
    public async Task What_broke_the_stream_off_is_told_after_what_came_before()
    {
        var answer = await BrokenAsync();
        var text = new GuestText(answer);

        Assert.Equal("data: 1\n\n", text.Next());
        Assert.Equal("Cut.", Assert.Throws<IOException>(text.Next).InnerException?.Message);
    }

    [Fact]
    public async Task A_whole_body_that_is_broken_off_is_no_body()
    {
        var answer = PipedAnswer.Begin(static async (response, cancellation) =>
        {
            response.Start(200, [new("content-length", "99")]);
            await response.Body.WriteAsync("{"u8.ToArray(), cancellation);
            throw new IOException("Cut.");
        });

        var thrown = await Assert.ThrowsAsync<IOException>(() => GuestAnswer.OfAsync(answer, streamsBytes: true));
        Assert.Equal("Cut.", thrown.InnerException?.Message);
    }

    [Fact]
    public async Task A_whole_body_may_be_longer_than_the_pipe()
    {
        var bytes = new byte[1_000_000];
        var answer = PipedAnswer.Begin(async (response, cancellation) =>
        {
            response.Start(200, [new("content-length", "1000000")]);
            foreach (var piece in bytes.Chunk(10_000))
            {
                await response.Body.WriteAsync(piece, cancellation);
            }
        });

        var head = await GuestAnswer.OfAsync(answer, streamsBytes: true).WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(bytes, head.Body);
    }

    [Theory]
    [InlineData("text/event-stream; charset=utf-8", false, true)]
    [InlineData("application/x-ndjson", false, true)]
    [InlineData("audio/mpeg", false, false)]
    [InlineData("audio/mpeg", true, true)]
    public async Task Bytes_are_streamed_only_where_the_server_can(string type, bool streamsBytes, bool isStream)
    {
        var answer = PipedAnswer.Begin(async (response, cancellation) =>
        {
            response.Start(200, [new("content-type", type)]);
            await response.Body.WriteAsync(new byte[] { 0xFF, 0xFE }, cancellation);
        });

        var head = await GuestAnswer.OfAsync(answer, streamsBytes);

        Assert.Equal(isStream, head.Body is null);
        Assert.False(head.IsText);
    }

    private static async Task<PipedAnswer> BrokenAsync()
    {
        var answer = PipedAnswer.Begin(static async (response, cancellation) =>
        {
            response.Start(200, [new("content-type", "text/event-stream")]);
            await response.Body.WriteAsync("data: 1\n\n"u8.ToArray(), cancellation);
            throw new IOException("Cut.");
        });
        await answer.Started;
        return answer;
    }
}
