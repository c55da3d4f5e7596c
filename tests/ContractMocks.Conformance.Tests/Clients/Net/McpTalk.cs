using System.IO.Pipelines;
using System.Text.Json;
using ContractMocks.Conformance.Tests.Conversations;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ContractMocks.Conformance.Tests.Clients.Net;

/// <summary>
/// A conversation whose tools an MCP server offers: what it lists goes to the model, what the model calls it runs. Server and client are in this process,
/// joined by pipes.
/// </summary>
internal sealed class McpTalk(IChatClient client, SharedConversation conversation) : ChatClientTalk(client, conversation), IAsyncDisposable
{
    private readonly SharedConversation _conversation = conversation;
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _end = new();
    private McpServer? _server;
    private Task _serving = Task.CompletedTask;
    private McpClient? _client;
    private IList<McpClientTool> _tools = [];

    public override async Task<SeenAnswer> AnswerAsync(CancellationToken cancellation)
    {
        await ConnectAsync(cancellation);
        return await base.AnswerAsync(cancellation);
    }

    public override async Task<SeenAnswer> StreamAsync(CancellationToken cancellation)
    {
        await ConnectAsync(cancellation);
        return await base.StreamAsync(cancellation);
    }

    public override async Task ReturnAsync(IReadOnlyDictionary<string, string> results, CancellationToken cancellation)
    {
        var contents = new List<AIContent>();
        foreach (var call in LastCalls)
        {
            var tool = _tools.Single(one => one.Name == call.Name);
            var result = await tool.CallAsync(call.Arguments?.AsReadOnly(), cancellationToken: cancellation);
            contents.Add(new FunctionResultContent(call.CallId, string.Concat(result.Content.OfType<TextContentBlock>().Select(static block => block.Text))));
        }

        Return(contents);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        await _end.CancelAsync();
        await _serving.ContinueWith(static _ => { }, TaskScheduler.Default);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _end.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        if (_client is not null)
        {
            return;
        }

        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "conformance", Version = "1" },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. _conversation.Tools.Select(Describe)] }),
                CallToolHandler = (request, _) => ValueTask.FromResult(
                    new CallToolResult { Content = [new TextContentBlock { Text = _conversation.Results[request.Params!.Name] }] }),
            },
        };
        _server = McpServer.Create(new StreamServerTransport(_toServer.Reader.AsStream(), _toClient.Writer.AsStream()), options);
        _serving = _server.RunAsync(_end.Token);
        _client = await McpClient.CreateAsync(
            new StreamClientTransport(_toServer.Writer.AsStream(), _toClient.Reader.AsStream()), cancellationToken: cancellation);
        _tools = await _client.ListToolsAsync(cancellationToken: cancellation);
        Options.Tools = [.. _tools];
    }

    private static ModelContextProtocol.Protocol.Tool Describe(ContractMocks.Tool tool) =>
        new() { Name = tool.Name, Description = tool.Description, InputSchema = JsonElement.Parse(tool.Parameters) };
}
