using System.CommandLine;
using System.Globalization;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Cli;

/// <summary>The options of <c>serve</c>.</summary>
internal static class ServeSyntax
{
    private const string Summary = """
        Serves mocks on a socket until Ctrl+C: of the documents that --spec names, else of every provider that ContractMocks knows, all on one port.

        Exit codes: 0 stopped by Ctrl+C or SIGTERM; 1 a file has errors, or --validate-proxy saw a breach; 2 the command line is wrong, a file is
        not there, or the port is taken.
        """;

    public static Command Command(TextWriter output, TextWriter error)
    {
        var spec = new Option<string[]>("--spec")
        {
            Description = "An OpenAPI file, or the name of a document that ships with ContractMocks, e.g. openai. May be given several times. Default: all that ship.",
            Arity = ArgumentArity.OneOrMore,
        };
        var scenarios = Files("--scenarios", "Scenario files: paths, folders or globs.");
        var tools = Files("--tools", "Tool files: paths, folders or globs.");
        var port = Port();
        var host = new Option<string>("--host") { Description = "The address to listen on: an IP address or localhost. Default: 127.0.0.1, this machine alone." };
        var strict = new Option<bool>("--strict") { Description = "Refuse requests by the letter of the document: also unknown query parameters, and values that fit several alternatives of a oneOf." };
        var lenient = new Option<bool>("--lenient") { Description = "Answer requests that the contract does not allow, and say what is wrong in x-contractmocks-violations." };
        var fallback = Fallback();
        var key = new Option<string>("--require-key") { Description = "The API key that requests must carry, else 401. Default: any key, or none." };
        var seed = new Option<int>("--seed") { Description = "What ids and fakes come from; the same seed gives the same bytes. Default: 0." };
        var journal = Journal();
        var watch = new Option<bool>("--watch") { Description = "Read files again when they change. A file with errors leaves the last good mock in place." };
        var proxy = Proxy();
        var noCache = new Option<bool>("--no-cache") { Description = "Neither use nor write the cache of compiled contracts (CONTRACTMOCKS_CACHE=off does the same)." };
        var command = new Command("serve", Summary) { spec, scenarios, tools, port, host, strict, lenient, fallback, key, seed, journal, watch, proxy, noCache };
        command.Validators.Add(result =>
        {
            if (result.GetValue(strict) && result.GetValue(lenient))
            {
                result.AddError("--strict and --lenient exclude each other");
            }
        });
        command.SetAction((parsed, cancellation) => new ServeCommand(new Report(output), new Report(error)).RunAsync(
            new ServeOptions
            {
                Specs = parsed.GetValue(spec) is { Length: > 0 } named ? [.. named.Distinct(StringComparer.Ordinal)] : [.. Providers.All.Select(static provider => provider.Name).Where(BundledSpecs.Names.Contains)],
                Scenarios = parsed.GetValue(scenarios) ?? [],
                Tools = parsed.GetValue(tools) ?? [],
                Port = parsed.GetValue(port),
                Host = parsed.GetValue(host) ?? "127.0.0.1",
                Requests = parsed.GetValue(strict) ? RequestChecks.Strict : parsed.GetValue(lenient) ? RequestChecks.Lenient : RequestChecks.Careful,
                Fallback = parsed.GetValue(fallback) is { } word ? Enum.Parse<Fallback>(word, ignoreCase: true)
                    : parsed.GetValue(lenient) ? ContractMocks.Fallback.Echo
                    : ContractMocks.Fallback.None,
                RequireKey = parsed.GetValue(key),
                Seed = parsed.GetValue(seed),
                Journal = parsed.GetValue(journal),
                Watches = parsed.GetValue(watch),
                Upstream = parsed.GetValue(proxy) is { } url ? new Uri(url) : null,
                Cache = ContractCache.Of(parsed.GetValue(noCache), TimeProvider.System),
            },
            cancellation));
        return command;
    }

    private static Option<string> Fallback()
    {
        var fallback = new Option<string>("--fallback")
        {
            Description = "What answers a conversation that no scenario does: none (an error that explains), echo (the user's message) or lorem (Latin). "
                + "Default: none, with --lenient echo.",
        };
        return fallback.AcceptOnlyFromAmong("none", "echo", "lorem");
    }

    private static Option<int> Port()
    {
        var port = new Option<int>("--port", "-p") { Description = "The port. Default: a free one." };
        port.Validators.Add(static result =>
        {
            // What is no number is refused by the parser itself; asking it for the value then throws.
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
                && number is < 0 or > 65535)
            {
                result.AddError("--port must be between 0 and 65535");
            }
        });
        return port;
    }

    private static Option<int> Journal()
    {
        var journal = new Option<int>("--journal") { Description = "How many exchanges each mock keeps of what it received and answered, within 256 MiB of bodies. Default: 0." };
        journal.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < 0)
            {
                result.AddError("--journal must not be negative");
            }
        });
        return journal;
    }

    private static Option<string> Proxy()
    {
        var proxy = new Option<string>("--validate-proxy")
        {
            Description = "The address of a real server: requests go there, and what breaks the contract in them and in the answers is printed.",
        };
        proxy.Validators.Add(static result =>
        {
            var isAddress = Uri.TryCreate(result.Tokens is [var token] ? token.Value : null, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Query.Length == 0;
            if (!isAddress)
            {
                result.AddError("--validate-proxy must be an http or https address without user and query, e.g. https://api.example.com/v1");
            }
        });
        return proxy;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
