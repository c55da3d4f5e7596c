using System.Text.Json;
using ContractMocks.Conversations;
using ContractMocks.Dialects.OpenAi;

namespace ContractMocks.Dialects.Tests.OpenAi;

public sealed class ChatRequestTests
{
    [Fact]
    public void Pictures_are_read_with_their_sizes_and_other_parts_left_out()
    {
        var png = Convert.ToBase64String(ImageSizeTests.Png(640, 480));
        var message = Assert.Single(Read(
            """
            "messages":[{"role":"user","content":[
                {"type":"text","text":"What is"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,PICTURE","detail":"low"}},
                {"type":"image_url","image_url":{"url":"https://example.com/cat.png"}},
                {"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}},
                {"type":"file","file":{"file_id":"file-1"}},
                {"type":"text","text":"this?"}]}]
            """.Replace("PICTURE", png, StringComparison.Ordinal)).Messages);

        Assert.Equal("What is\nthis?", message.Text);
        Assert.Equal([new ConversationImage(640, 480, "low"), new ConversationImage(0, 0)], message.Images);
    }

    [Fact]
    public void What_bounds_the_answer_is_read()
    {
        var read = Read("\"max_completion_tokens\":7,\"stop\":[\"a\",\"b\"],\"logprobs\":true,\"top_logprobs\":3,\"reasoning_effort\":\"low\",\"n\":2");
        Assert.Equal((7, 3, 2, "low"), (read.MaxTokens, read.LogProbabilities, read.Choices, read.Reasoning?.Effort));
        Assert.Equal(["a", "b"], read.StopSequences);
        Assert.Equal(["x"], Read("\"stop\":\"x\"").StopSequences);
        Assert.Equal(9, Read("\"max_tokens\":9").MaxTokens);
        Assert.Equal((null, null, null), (Read("\"top_logprobs\":3").LogProbabilities, Read("").MaxTokens, Read("").Reasoning));
    }

    [Fact]
    public void Developers_speak_as_the_application_and_functions_of_the_older_form_have_results()
    {
        var read = Read(
            """
            "functions":[{"name":"get_weather"}],
            "messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":"Weather?"},
                {"role":"assistant","content":null,"function_call":{"name":"get_weather","arguments":"{}"}},
                {"role":"function","name":"get_weather","content":"21"}]
            """);
        Assert.Equal("Be brief.", read.System);
        Assert.True(read.HasTool("get_weather"));
        Assert.Equal("21", read.LatestResult("get_weather")?.Text);
        Assert.True(read.HasCalled("get_weather"));
    }

    [Fact]
    public void Custom_tools_are_declared_and_called()
    {
        var read = Read(
            """
            "tools":[{"type":"custom","custom":{"name":"run"}}],
            "messages":[{"role":"assistant","tool_calls":[{"id":"c","type":"custom","custom":{"name":"run","input":"1+1"}}]},{"role":"tool","tool_call_id":"c","content":"2"}]
            """);
        Assert.Equal("run", Assert.Single(read.Tools).Name);
        Assert.Equal("2", read.LatestResult("run")?.Text);
    }

    private static Conversation Read(string more) => ChatRequestReader.Read(JsonElement.Parse("{\"model\":\"m\"" + (more.Length == 0 ? "" : "," + more) + "}"));
}
