using System.Text;
using System.Text.Json;
using ContractMocks.Simulation;

namespace ContractMocks.Tests;

public sealed class JournalFileTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("contractmocks-journal-").FullName, "kept");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Each_request_is_a_line_with_all_that_a_document_judges()
    {
        var file = new JournalFile(_folder, "pets");
        file.Keep(Exchange("/v1/pets", "a=1", """{"name":"Tom"}""", [new("x-one", "1"), new("content-type", "application/json")]));
        file.Keep(Exchange("/v1/pets", "", "", []));

        var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(_folder)));
        Assert.Equal(
            """{"contract":"pets","operation":null,"method":"POST","path":"/v1/pets","query":"a=1","headers":[["x-one","1"],["content-type","application/json"]],"body":"{\"name\":\"Tom\"}","status":0}""",
            lines[0]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Secrets_are_not_in_the_file()
    {
        var file = new JournalFile(_folder, "pets");
        file.Keep(Exchange("/pets", "key=hush&page=2", "{}", [new("Authorization", "Bearer hush"), new("X-Api-Key", "hush"), new("Cookie", "id=hush")]));

        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder)));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Contains("page=2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_mocks_of_one_contract_have_two_files()
    {
        new JournalFile(_folder, "pets").Keep(Exchange("/a", "", "", []));
        new JournalFile(_folder, "pets").Keep(Exchange("/b", "", "", []));
        new JournalFile(_folder, "../x/ä").Keep(Exchange("/c", "", "", []));

        var names = Directory.GetFiles(_folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        var process = Environment.ProcessId;
        Assert.Equal([$"___x__-{process}-1.jsonl", $"pets-{process}-1.jsonl", $"pets-{process}-2.jsonl"], names);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_kept_as_they_are_and_long_bodies_are_not()
    {
        var file = new JournalFile(_folder, "pets");
        file.Keep(Exchange("/a", [0xFF, 0x00, 0x80]));
        file.Keep(Exchange("/b", new byte[JournalFile.MostBodyBytes + 1]));

        var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(_folder))).Select(static line => JsonElement.Parse(line)).ToList();
        Assert.Equal([0xFF, 0x00, 0x80], lines[0].GetProperty("bodyBase64").GetBytesFromBase64());
        Assert.Equal(JournalFile.MostBodyBytes + 1, lines[1].GetProperty("bodyLeftOut").GetInt32());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_noted_once_and_fails_nothing()
    {
        var blocked = Path.Combine(Path.GetDirectoryName(_folder)!, "file");
        File.WriteAllText(blocked, "");
        var file = new JournalFile(blocked, "pets");
        var (first, second) = (Exchange("/a", "", "", []), Exchange("/b", "", "", []));
        file.Keep(first);
        file.Keep(second);

        Assert.StartsWith("CONTRACTMOCKS_JOURNAL: the request could not be kept in", Assert.Single(first.Notes), StringComparison.Ordinal);
        Assert.Empty(second.Notes);
    }

    [Fact]
    public void Only_its_owner_reads_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights");
        new JournalFile(_folder, "pets").Keep(Exchange("/a", "", "", []));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_folder))));
        }
    }

    [Fact]
    public async Task Requests_that_are_made_up_are_not_kept()
    {
        await using var mock = new SimulatedMock(LoadedContract.From(new Contract { Name = "pets", Provider = "generic" }), new MockOptions());
        Assert.Null(mock.Journal.File);
    }

    private static Exchange Exchange(string path, byte[] body) => new(1, DateTimeOffset.UnixEpoch, new MockRequest { Method = "POST", Path = path, Headers = [], Body = body });

    private static Exchange Exchange(string path, string query, string body, IReadOnlyList<KeyValuePair<string, string>> headers) => new(
        1, DateTimeOffset.UnixEpoch, new MockRequest { Method = "POST", Path = path, Query = query, Headers = headers, Body = Encoding.UTF8.GetBytes(body) });
}
