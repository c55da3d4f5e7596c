using System.Text;
using ContractMocks.Dialects.Gemini;
using ContractMocks.TestSupport;
using ContractMocks.TestSupport.Judging.Traffic;

namespace ContractMocks.Dialects.Tests.Gemini;

/// <summary>What was recorded, read and written again, is the same bytes.</summary>
public sealed class GeminiFramingTests
{
    [Theory]
    [InlineData("""{"a":[1,{"b":"x"}],"c":{}}""", "data: {\"a\": [1,{\"b\": \"x\"}],\"c\": {}}\r\n\r\n")]
    [InlineData("""{"a":"<b>, \n and: {\"c\":1}"}""", "data: {\"a\": \"\\u003cb\\u003e, \\n and: {\\\"c\\\":1}\"}\r\n\r\n")]
    public void Events_have_spaces_after_colons_and_no_line_breaks(string json, string expected) => Assert.Equal(expected, Framed(json, StreamForm.Events));

    [Fact]
    public void Recorded_streams_are_written_again_byte_for_byte()
    {
        var streams = Google().Where(static one => one.Form == StreamForm.Events && one.Body.Contains("\r\n\r\n", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(streams);
        foreach (var stream in streams)
        {
            var again = string.Concat(GeminiWire.Events(stream.Body).Select(static one => Framed(one.GetRawText(), StreamForm.Events)));
            Assert.Equal(stream.Body, again);
        }
    }

    [Fact]
    public void Recorded_bodies_are_written_again_byte_for_byte()
    {
        var bodies = Google().Where(static one => one.Form is null && one.Body.StartsWith("{\n  ", StringComparison.Ordinal) && one.Body.EndsWith("}\n", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(bodies);
        foreach (var body in bodies)
        {
            Assert.Equal(body.Body, Framed(body.Body, StreamForm.Array));
        }
    }

    private static IEnumerable<Recording> Google()
    {
        Repository.CorpusFile("traffic");
        return Recordings.All.Where(static one => one.Host.EndsWith("googleapis.com", StringComparison.Ordinal));
    }

    private static string Framed(string json, StreamForm form)
    {
        using var framing = new GeminiFraming(form);
        using var buffer = new WireBuffer(WireJson.Minified);
        JsonCopy.Write(framing.Json, json);
        framing.Flush(buffer);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
