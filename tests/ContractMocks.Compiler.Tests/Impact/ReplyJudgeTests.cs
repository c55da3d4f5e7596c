using ContractMocks.Compiler.Impact;
using static ContractMocks.Compiler.Tests.Impact.Changed;

namespace ContractMocks.Compiler.Tests.Impact;

public sealed class ReplyJudgeTests
{
    private static readonly ReplySample s_sample =
        new("pets", 1, "changePet", "200", "application/json", """{"name":"Tom the cat","kind":"cat"}""") { Method = "POST", Path = "/pets/{id}" };

    [Theory]
    [InlineData("maxLength: 10", "maxLength: 30", null)]
    [InlineData("maxLength: 10", "maxLength: 5", "name: expected at most 5 characters, but the reply has")]
    [InlineData("maxLength: 10", "maxLength: 11, pattern: '^T'", null)]
    [InlineData("enum: [cat, dog]", "enum: [dog]", "kind: expected ")]
    [InlineData("required: [name]\n      properties:\n        name: { type: string, maxLength: 10 }", "required: [name, colour]\n      properties:\n        name: { type: string }", "colour: is required, and the reply has none")]
    [InlineData("/pets/{id}:", "/pets/{pet_id}:", null)]
    [InlineData("/pets/{id}:", "/animals/{id}:", "POST /pets/{id} is not there")]
    [InlineData("operationId: changePet", "operationId: changeOnePet", null)]
    [InlineData("'200':", "'201':", "status 200 is not declared for POST /pets/{id}; expected one of 201, 4XX")]
    [InlineData("'200':", "'2XX':", null)]
    [InlineData("application/json: { schema: { $ref: '#/components/schemas/Pet' } }", "application/xml: { schema: { $ref: '#/components/schemas/Pet' } }", "application/json is not declared for status 200; expected one of application/xml, text/event-stream")]
    public void An_answer_is_judged_by_the_new_document(string part, string by, string? message)
    {
        var api = Replace(Api.Replace("maxLength: 10", "maxLength: 10", StringComparison.Ordinal), part, by);
        api = message is null || !message.StartsWith("name", StringComparison.Ordinal) ? api.Replace("maxLength: 10", "maxLength: 30", StringComparison.Ordinal) : api;
        var faults = new ReplyJudge(Contract(api)).Judge(s_sample);
        if (message is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.StartsWith(message, Assert.Single(faults).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_event_may_be_described_by_its_data_or_as_a_whole()
    {
        var sample = s_sample with { MediaType = "text/event-stream", Event = "tick", Body = """{"n":1}""" };
        Assert.Empty(new ReplyJudge(Contract(Api)).Judge(sample));
        Assert.NotEmpty(new ReplyJudge(Contract(Replace(Api, "n: { type: integer }", "n: { type: string }"))).Judge(sample));
    }
}
