using System.Text;
using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Cli.Tests;

public sealed class FakeLinesCommandTests
{
    [Fact]
    public void Each_line_has_one_answer_in_order()
    {
        var answers = Run("""
            {"const":1}
            {"const":1,"enum":[2]}
            {"type":"strin"}
            {"$ref":"#/gone"}

            {
            [1]
            {"$schema":"http://json-schema.org/draft-04/schema#","type":"integer","minimum":4,"exclusiveMinimum":true,"maximum":5}
            {"type":"string","format":"email"}
            true
            {"const":"a\nb"}
            """);

        Assert.Equal(11, answers.Count);
        Assert.Equal("1", answers[0]);
        Assert.Equal(["$unsatisfiable", "$error", "$error", "$error", "$error", "$error"], answers[1..7].Select(static one => Assert.Single(JsonDocument.Parse(one).RootElement.EnumerateObject()).Name));
        Assert.Equal("5", answers[7]);
        Assert.Contains("@", answers[8], StringComparison.Ordinal);
        Assert.Equal("\"a\\nb\"", answers[10]);
    }

    [Fact]
    public void Words_of_other_languages_are_understood_and_typing_errors_are_not()
    {
        var answers = Run(
            """
            {"type":"dict","required":["x","y","z"],"properties":{"x":{"type":"float","minimum":1,"maximum":2},"y":{"type":"tuple","items":{"type":"integer"},"minItems":2},"z":{"type":"any","enum":[7]}}}
            {"type":"strin"}

            """);

        var instance = JsonDocument.Parse(answers[0]).RootElement;
        Assert.InRange(instance.GetProperty("x").GetDouble(), 1, 2);
        Assert.InRange(instance.GetProperty("y").GetArrayLength(), 2, 10);
        Assert.Equal(7, instance.GetProperty("z").GetInt32());
        Assert.StartsWith("""{"$error":"this is no schema""", answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var input = string.Concat(Enumerable.Repeat("""{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"type":"integer"}}}""" + "\n", 3));

        Assert.Single(Run(input, new FakeRequest { Lines = true, Seed = 3 }).Distinct());
        Assert.NotEqual(Run(input, new FakeRequest { Lines = true, Seed = 3 })[0], Run(input, new FakeRequest { Lines = true, Seed = 4 })[0]);
    }

    [Fact]
    public void Many_cases_are_one_line()
    {
        var answer = Assert.Single(Run("""{"enum":["a","b"]}""", new FakeRequest { Lines = true, Variant = FakeVariant.Boundary }));

        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(answer).RootElement.ValueKind);
    }

    [Fact]
    public void Deep_schemas_neither_end_the_process_nor_go_unanswered()
    {
        var input = Nested("""{"not":""", 500) + "\n" + Nested("""{"allOf":[""", 250, "]}") + "\n" + Nested("""{"required":["a"],"properties":{"a":""", 250, "}}") + "\n"
            + Nested("""{"items":""", 600) + "\n" + """{"$ref":"#"}""" + "\n" + """{"type":"object","properties":{"a":{"$ref":"#"}},"required":["a"]}""" + "\n" + """{"const":1}""" + "\n";

        var answers = Run(input);

        Assert.Equal(7, answers.Count);
        Assert.StartsWith("""{"$error":"this is no line of JSON, nested at most 512 deep""", answers[3], StringComparison.Ordinal);
        Assert.StartsWith("""{"$unsatisfiable":""", answers[4], StringComparison.Ordinal);
        Assert.StartsWith("""{"$unsatisfiable":""", answers[5], StringComparison.Ordinal);
        Assert.Equal("1", answers[6]);
    }

    [Fact]
    public void A_line_that_takes_too_long_or_breaks_is_answered_and_the_next_one_too()
    {
        using var never = new ManualResetEventSlim();
        var command = new FakeLinesCommand(new FakeRequest { Lines = true })
        {
            Limit = TimeSpan.FromMilliseconds(300),
            Maker = (schema, _) =>
            {
                if (schema == "true")
                {
                    never.Wait(TestContext.Current.CancellationToken);
                }

                return schema == "false" ? throw new InvalidOperationException("oops") : [new FakeCase("", "7", "$", "", IsValid: true)];
            },
        };

        var answers = Run("{}\ntrue\nfalse\n{}\n", command);
        never.Set();

        Assert.Equal("7", answers[0]);
        Assert.Equal("""{"$error":"no answer was found within 0.3 s"}""", answers[1]);
        Assert.StartsWith("""{"$error":"contractmocks failed, please report it with the schema: InvalidOperationException: oops""", answers[2], StringComparison.Ordinal);
        Assert.Equal("7", answers[3]);
    }

    [Fact]
    public void A_line_that_is_blank_or_no_utf8_is_told_so()
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream([(byte)'\r', (byte)'\n', .. "{\"const\":\""u8, 0xff, 0xfe, .. "\"}\n"u8]);

        Assert.Equal(0, new FakeLinesCommand(new FakeRequest { Lines = true }).Run(input, output));

        Assert.Equal("""
            {"$error":"the line is blank; expected a schema"}
            {"$error":"the line is not UTF-8"}

            """, Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void A_fake_that_nobody_waits_for_is_ended()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var faker = SchemaFaker.Compile("""{"type":"integer"}""");

        Assert.Throws<OperationCanceledException>(() => FakeCases.Of(faker, new FakeRequest(), 0, stop.Token));
    }

    [Fact]
    public void An_answer_is_sent_before_the_next_line_is_waited_for()
    {
        using var output = new MemoryStream();
        var seen = new List<long>();
        using var input = new Pieces(["{\"const\":", "1}\n", "{\"const\":22}\n"], () => seen.Add(output.Length));

        Assert.Equal(0, new FakeLinesCommand(new FakeRequest { Lines = true }).Run(input, output));

        Assert.Equal([0, 0, 2, 5], seen);
    }

    private static string Nested(string open, int count, string close = "}") => string.Concat(Enumerable.Repeat(open, count)) + "{}" + string.Concat(Enumerable.Repeat(close, count));

    private static List<string> Run(string input, FakeRequest? request = null) => Run(input, new FakeLinesCommand(request ?? new FakeRequest { Lines = true }));

    private static List<string> Run(string input, FakeLinesCommand command)
    {
        using var output = new MemoryStream();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input));
        Assert.Equal(0, command.Run(bytes, output));
        return [.. Encoding.UTF8.GetString(output.ToArray())[..^1].Split('\n')];
    }

    /// <summary>A stream that gives one piece a read, and tells when it is asked.</summary>
    private sealed class Pieces(string[] pieces, Action asked) : MemoryStream
    {
        private int _next;

        public override int Read(byte[] buffer, int offset, int count)
        {
            asked();
            return _next == pieces.Length ? 0 : Encoding.UTF8.GetBytes(pieces[_next++], buffer.AsSpan(offset, count));
        }
    }
}
