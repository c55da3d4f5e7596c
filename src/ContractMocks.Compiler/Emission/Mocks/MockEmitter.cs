namespace ContractMocks.Compiler.Emission;

/// <summary>Emits the mock of a contract: its factories, and its operations as members grouped by tag.</summary>
internal static class MockEmitter
{
    private const string Options = "global::ContractMocks.MockOptions?";
    private const string WireMockHost = "global::ContractMocks.WireMock.WireMockHost";

    public static EmittedFile Emit(Contract contract, MockNames names, TypeNames types, EmissionOptions options)
    {
        var groups = OperationGroup.Of(contract, names.Mock);
        var title = CSharpLiteral.Xml(contract.Title.Length == 0 ? contract.Name : contract.Title);
        var writer = EmittedCode.Begin(names.Namespace)
            .Write($"/// <summary>A mock of {title}: answers its operations as the contract says, in memory or on a socket.</summary>")
            .Write(EmittedCode.Attribute)
            .Open($"{options.Access} sealed partial class {names.Mock} : global::ContractMocks.ContractMock, global::ContractMocks.IContractMock<{names.Mock}>");
        WriteConstructor(writer, names, groups);
        WriteFactories(writer, names, options);
        foreach (var group in groups)
        {
            writer.Line().Write(
                $$"""
                /// <summary>The operations of {{CSharpLiteral.Xml(group.Title)}}.</summary>
                public {{group.TypeName}} {{group.Member}} { get; }
                """);
        }

        foreach (var group in groups)
        {
            WriteGroup(writer, names, types, contract, group);
        }

        return new EmittedFile($"{names.Stem}.Mock.g.cs", writer.Close().ToString());
    }

    private static void WriteConstructor(SourceWriter writer, MockNames names, IReadOnlyList<OperationGroup> groups)
    {
        writer.Write($"private {names.Mock}({Options} options)")
            .Indent()
            .Write($": base(global::ContractMocks.LoadedContract.Read({ContractEmitter.TypeName(names)}.Utf8), options)")
            .Outdent()
            .Open();
        foreach (var group in groups)
        {
            writer.Write($"{group.Member} = new {group.TypeName}(this);");
        }

        writer.Close();
    }

    private static void WriteFactories(SourceWriter writer, MockNames names, EmissionOptions options)
    {
        writer.Line().Write(
            $"""
            /// <summary>A mock that answers in memory: <see cref="global::ContractMocks.ContractMock.CreateClient"/> reaches it without a socket.</summary>
            /// <param name="options">How it behaves; null for the defaults.</param>
            public static {names.Mock} InMemory({Options} options = null) => new(options);
            """);
        if (options.HasSocketHost)
        {
            WriteSocketFactory(writer, names);
        }

        if (options.HasWireMockHost)
        {
            WriteWireMockFactories(writer, names);
        }
    }

    private static void WriteSocketFactory(SourceWriter writer, MockNames names) =>
        writer.Line().Write(
            $"""
            /// <summary>A mock that answers on a socket: on loopback, at a free port, until it is disposed.</summary>
            /// <param name="options">How it behaves; null for the defaults.</param>
            /// <param name="cancellationToken">Cancels the start.</param>
            public static global::System.Threading.Tasks.Task<{names.Mock}> StartAsync(
                {Options} options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                global::ContractMocks.AspNetCore.SocketHost.StartAsync(new {names.Mock}(options), cancellationToken);
            """);

    private static void WriteWireMockFactories(SourceWriter writer, MockNames names) =>
        writer.Line().Write(
            $"""
            /// <summary>A mock that answers on a WireMock.Net server that is running already, beside the server's own mappings, until the mock is disposed.</summary>
            /// <param name="server">The server. It stays the caller's: disposing the mock does not stop it.</param>
            /// <param name="options">How the mock behaves; null for the defaults.</param>
            public static {names.Mock} On(global::WireMock.Server.WireMockServer server, {Options} options = null) =>
                {WireMockHost}.On(server, new {names.Mock}(options));
            """)
            .Line().Write(
            $"""
            /// <summary>A mock that answers on a WireMock.Net server of its own, until it is disposed.</summary>
            /// <param name="settings">The server's settings; null for loopback and a free port.</param>
            /// <param name="options">How the mock behaves; null for the defaults.</param>
            /// <param name="cancellationToken">Cancels the start.</param>
            public static global::System.Threading.Tasks.Task<{names.Mock}> StartWireMockAsync(
                global::WireMock.Settings.WireMockServerSettings? settings = null,
                {Options} options = null,
                global::System.Threading.CancellationToken cancellationToken = default) =>
                {WireMockHost}.StartAsync(settings, new {names.Mock}(options), cancellationToken);
            """);

    private static void WriteGroup(SourceWriter writer, MockNames names, TypeNames types, Contract contract, OperationGroup group)
    {
        writer.Line()
            .Write($"/// <summary>The operations of {CSharpLiteral.Xml(group.Title)}.</summary>")
            .Write(EmittedCode.Attribute)
            .Open($"public sealed class {group.TypeName}")
            .Open($"internal {group.TypeName}({names.Mock} mock)");
        foreach (var (member, operation) in group.Operations)
        {
            writer.Write($"{member} = mock.{Factory(contract, operation, types)}({CSharpLiteral.String(operation.Id)});");
        }

        writer.Close();
        foreach (var (member, operation) in group.Operations)
        {
            var summary = operation.Summary.Length == 0 ? "" : " " + CSharpLiteral.Xml(Sentence(operation.Summary));
            writer.Line().Write(
                $$"""
                /// <summary><c>{{operation.Method}} {{CSharpLiteral.Xml(operation.Path)}}</c>.{{summary}}</summary>
                public global::ContractMocks.{{Face(contract, operation, types)}} {{member}} { get; }
                """);
        }

        writer.Close();
    }

    private static string Factory(Contract contract, Operation operation, TypeNames types) =>
        (IsConversation(contract, operation) ? "Conversation" : "Operation") + Arguments(operation, types);

    private static string Face(Contract contract, Operation operation, TypeNames types) =>
        (IsConversation(contract, operation) ? "ConversationOperation" : "ApiOperation") + Arguments(operation, types);

    private static string Arguments(Operation operation, TypeNames types) =>
        $"<{types.RequestOf(operation) ?? NoBody}, {types.ResponseOf(operation) ?? NoBody}>";

    private const string NoBody = "global::ContractMocks.NoBody";

    private static bool IsConversation(Contract contract, Operation operation) =>
        ProviderInfo.Find(contract.Provider)?.Dialect(operation) is { IsConversation: true };

    private static string Sentence(string text) => text.TrimEnd().EndsWith(".", StringComparison.Ordinal) ? text : text.TrimEnd() + ".";
}
