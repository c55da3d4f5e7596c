using ContractMocks.Cli.Updating;
using ContractMocks.Compiler.Locks;

namespace ContractMocks.Cli.Tests.Updating;

/// <summary>A project in a folder of its own: a document, scenarios, and the commands that pin it.</summary>
internal sealed class UpdateRun : IDisposable
{
    public const string Chat =
        """
        openapi: 3.1.0
        info: { title: Chat, version: "1" }
        servers: [{ url: "https://api.openai.com/v1" }]
        paths:
          /chat/completions:
            post:
              operationId: createChatCompletion
              requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Ask" } } } }
              responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Answer" } } } } }
          /models:
            get:
              operationId: listModels
              responses: { "200": { description: d, content: { application/json: { schema: { type: object } } } } }
        components:
          schemas:
            Ask:
              type: object
              required: [model, messages]
              properties:
                model: { type: string }
                messages: { type: array, items: { type: object } }
                user: { type: string, maxLength: 100 }
            Answer:
              type: object
              required: [id, object, created, model, choices]
              properties:
                id: { type: string }
                object: { type: string }
                created: { type: integer }
                model: { type: string }
                choices:
                  type: array
                  items:
                    type: object
                    required: [index, message, finish_reason]
                    properties:
                      index: { type: integer }
                      message: { type: object, required: [role, content], properties: { role: { type: string }, content: { type: [string, "null"], maxLength: 1000 } } }
                      finish_reason: { type: string, enum: [stop, length, tool_calls, content_filter] }

        """;

    public const string Greeting =
        """
        scenario: greeting
        provider: openai
        turns:
          - when: { user: hello }
            reply: { text: "Hello to you, too." }

        """;

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public UpdateRun()
    {
        Write("specs/chat.yaml", Chat);
        Write("scenarios/greeting.scenario.yaml", Greeting);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("contractmocks-update-").FullName;

    public string Spec => At("specs/chat.yaml");

    public string LockPath => At("specs/chat.lock.json");

    public SpecLock Lock => LockReader.Read(File.ReadAllText(LockPath)).Lock!;

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string At(string path) => Path.Combine(Folder, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return At(path);
    }

    public void Edit(string path, string old, string @new)
    {
        var text = File.ReadAllText(At(path));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(At(path), text.Replace(old, @new, StringComparison.Ordinal));
    }

    public int Accept(params string[] specs) => Accept(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), [], specs);

    public int Accept(DateTimeOffset now, string[] operations, params string[] specs) =>
        new AcceptCommand(new Report(_output), new Report(_error), new Clock(now)).Run(
            new AcceptOptions([.. specs.Select(spec => File.Exists(At(spec)) ? At(spec) : spec)], operations) { Folder = Folder }, Stop);

    public Task<int> UpdateAsync(string from, string? answer, Func<UpdateOptions, UpdateOptions>? with = null, CancellationToken? stop = null) =>
        UpdateAsync(Spec, from, answer is null ? null : new StringReader(answer), with, stop);

    public Task<int> UpdateAsync(string spec, string from, TextReader? answers, Func<UpdateOptions, UpdateOptions>? with = null, CancellationToken? stop = null)
    {
        var options = new UpdateOptions(spec, from, Folder);
        return new UpdateCommand(new Report(_output), new Report(_error), new Prompt(answers, _output), TimeProvider.System)
            .RunAsync(with is null ? options : with(options), stop ?? Stop);
    }

    /// <summary>All files, with what is in them.</summary>
    public IReadOnlyDictionary<string, string> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
