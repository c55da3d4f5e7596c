using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ContractMocks.Engine.Judging;

namespace ContractMocks.Tests.Judging;

/// <summary>Forms with and without files become the object that their schema describes.</summary>
public sealed class FormBodyTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Schema =
        """
        {"type":"object","properties":{"amount":{"type":"integer"},"live":{"type":"boolean"},"name":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},
        "card":{"type":"object","properties":{"cvc":{"type":"string"},"exp":{"type":"integer"}}},"items":{"type":"array","items":{"type":"object","properties":{"price":{"type":"string"},"n":{"type":"integer"}}}},
        "metadata":{"anyOf":[{"type":"object","additionalProperties":{"type":"string"}},{"enum":[""]}]},"end":{"anyOf":[{"type":"integer"},{"enum":["now"]}]}},"required":["amount"]}
        """;

    [Theory]
    [InlineData("amount=5", """{"amount":5}""")]
    [InlineData("amount=5&live=true&name=5", """{"amount":5,"live":true,"name":"5"}""")]
    [InlineData("amount=5&card[cvc]=012&card[exp]=27", """{"amount":5,"card":{"cvc":"012","exp":27}}""")]
    [InlineData("amount=5&card.cvc=012&card.exp=27", """{"amount":5,"card":{"cvc":"012","exp":27}}""")]
    [InlineData("amount=5&tags=a&tags=b", """{"amount":5,"tags":["a","b"]}""")]
    [InlineData("amount=5&tags[]=a&tags[]=b+c", """{"amount":5,"tags":["a","b c"]}""")]
    [InlineData("amount=5&tags=a", """{"amount":5,"tags":["a"]}""")]
    [InlineData("amount=5&items[0][price]=p&items[0][n]=1&items[1][n]=2", """{"amount":5,"items":[{"price":"p","n":1},{"n":2}]}""")]
    [InlineData("amount=5&items[][price]=p&items[][n]=1&items[][price]=q", """{"amount":5,"items":[{"price":"p","n":1},{"price":"q"}]}""")]
    [InlineData("amount=5&metadata[a]=1", """{"amount":5,"metadata":{"a":"1"}}""")]
    [InlineData("amount=5&metadata=", """{"amount":5,"metadata":""}""")]
    [InlineData("amount=5&end=now", """{"amount":5,"end":"now"}""")]
    [InlineData("amount=5&end=12", """{"amount":5,"end":12}""")]
    [InlineData("amount=5&unknown%5Ba=%C3%A9", """{"amount":5,"unknown[a":"é"}""")]
    public void A_form_is_read_by_its_schema(string body, string expected)
    {
        var judged = JudgeBench.Of(JudgeBench.TakingBody(Form, Schema)).Judge(type: Form, body: body);
        Assert.Null(judged.Error);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), judged.Exchange.Body), judged.Body);
    }

    [Theory]
    [InlineData("", 422, "amount")]
    [InlineData("amount=x", 422, "amount")]
    [InlineData("amount=1&amount=2", 422, "amount")]
    [InlineData("amount=5&card[exp]=soon", 422, "card.exp")]
    [InlineData("amount=5&items[0][n]=x", 422, "items[0].n")]
    [InlineData("amount=5&name=%", 400, null)]
    [InlineData("amount=5&name=%C3", 400, null)]
    public void A_form_that_the_schema_does_not_accept_is_refused(string body, int status, string? parameter)
    {
        var error = JudgeBench.Of(JudgeBench.TakingBody(Form, Schema)).Judge(type: Form, body: body).Error!;
        Assert.Equal(status, error.Status);
        Assert.Equal(parameter, error.Parameter);
        Assert.Equal(ViolationPlace.Body, error.Violations[0].Place);
    }

    [Theory]
    [InlineData(null, false, "tags=a,b")]
    [InlineData(ParameterStyle.PipeDelimited, null, "tags=a|b")]
    [InlineData(ParameterStyle.SpaceDelimited, false, "tags=a+b")]
    [InlineData(ParameterStyle.DeepObject, true, "tags[0]=a&tags[1]=b")]
    public void The_encoding_says_how_a_list_is_written(ParameterStyle? style, bool? explode, string body)
    {
        var operation = JudgeBench.TakingBody(Form, Schema, new PartEncoding("tags", "") { Style = style, Explode = explode });
        Assert.Equal("""["a","b"]""", JudgeBench.Of(operation).Judge(type: Form, body: "amount=1&" + body).Exchange.Body.GetProperty("tags").GetRawText());
    }

    [Fact]
    public async Task Parts_are_read_and_files_are_kept()
    {
        const string Upload =
            """
            {"type":"object","properties":{"file":{"type":"string","format":"binary"},"purpose":{"type":"string","enum":["assistants"]},"n":{"type":"integer"},
            "image":{"anyOf":[{"type":"string","format":"binary"},{"type":"array","items":{"type":"string","format":"binary"}}]},
            "granularities[]":{"type":"array","items":{"type":"string"}},"expires_after":{"type":"object","properties":{"seconds":{"type":"integer"}},"required":["seconds"]},
            "options":{"type":"object","properties":{"deep":{"type":"boolean"}}}},"required":["file","purpose"]}
            """;
        using var content = new MultipartFormDataContent("a boundary'()+_,-./:=?");
        content.Add(new ByteArrayContent([0xFF, 13, 10, 45, 45, 0]), "file", "näme.bin");
        content.Add(new StringContent("assistants"), "purpose");
        content.Add(new StringContent("3"), "n");
        content.Add(new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "image[]", "a.png");
        content.Add(new ByteArrayContent([2]), "image[]", "b.png");
        content.Add(new StringContent("word"), "granularities[]");
        content.Add(new StringContent("60"), "expires_after[seconds]");
        content.Add(new StringContent("""{"deep":true}""", Encoding.UTF8, "application/json"), "options");
        var body = await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var judged = JudgeBench.Of(JudgeBench.TakingBody("multipart/form-data", Upload)).JudgeBytes(content.Headers.ContentType!.ToString(), body);

        Assert.Null(judged.Error);
        Assert.True(
            JsonElement.DeepEquals(
                JsonElement.Parse(
                    """
                    {"file":"näme.bin","purpose":"assistants","n":3,"image":["a.png","b.png"],"granularities[]":["word"],"expires_after":{"seconds":60},"options":{"deep":true}}
                    """),
                judged.Exchange.Body),
            judged.Body);
        Assert.Equal(["file", "image[]", "image[]"], judged.Exchange.Files.Select(static file => file.Field));
        Assert.Equal([0xFF, 13, 10, 45, 45, 0], judged.Exchange.Files[0].Content.ToArray());
        Assert.Equal("image/png", judged.Exchange.Files[1].MediaType);
    }

    [Theory]
    [InlineData("--b\r\ncontent-disposition: form-data; name=a\r\n\r\n1\r\n--b--", "{\"a\":\"1\"}")]
    [InlineData("preamble\r\n--b \t\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\nepilogue", "{\"a\":\"1\"}")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\\\"b\"\r\n\r\n\r\n--b--", "{\"a\\\"b\":\"\"}")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''%e2%82%ac.txt; filename=\"x\"\r\n\r\nz\r\n--b--", "{\"a\":\"€.txt\"}")]
    [InlineData("--b\r\nContent-Disposition: form-data; filename=\"c:\\\\dir\\\\f;x.txt\"; name=\"a\"\r\n\r\nz\r\n--b--", "{\"a\":\"f;x.txt\"}")]
    [InlineData("--b--", "{}")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx --b is not alone\r\n--b--", "{\"a\":\"x --b is not alone\"}")]
    [InlineData("", "no body")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b", "no line break")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "'--b--' is missing")]
    [InlineData("nothing", "'--b' is missing")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "with a name")]
    [InlineData("--b\r\n\r\n1\r\n--b--", "with a name")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n1\r\n--b--", "no empty line")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: application/json\r\n\r\n{\r\n--b--", "the part 'a' is not JSON")]
    public void Edges_of_multipart_are_read_or_named(string body, string expected)
    {
        var judged = JudgeBench.Of(JudgeBench.TakingBody("multipart/form-data", """{"type":"object"}""")).Judge(type: "multipart/form-data; charset=x; boundary=b", body: body);
        if (expected[0] == '{')
        {
            Assert.Null(judged.Error);
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), judged.Exchange.Body), judged.Body);
        }
        else
        {
            Assert.Contains(expected, judged.Error!.Message);
        }
    }

    [Fact]
    public void Bounds_are_named()
    {
        var multipart = JudgeBench.Of(JudgeBench.TakingBody("multipart/form-data", """{"type":"object"}"""));
        var many = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            many.Append("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n");
        }

        Assert.Contains(Text(Multipart.MostParts), multipart.Judge(type: "multipart/form-data; boundary=b", body: many + "--b--").Error!.Message);
        var header = "--b\r\nX: " + new string('x', Multipart.MostHeaderBytes) + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--";
        Assert.Contains(Text(Multipart.MostHeaderBytes), multipart.Judge(type: "multipart/form-data; boundary=b", body: header).Error!.Message);
        Assert.Contains("boundary of 1 to 70", multipart.Judge(type: "multipart/form-data", body: "x").Error!.Message);

        var form = JudgeBench.Of(JudgeBench.TakingBody(Form, """{"type":"object"}"""));
        var deep = "a" + string.Concat(Enumerable.Repeat("[b]", 10_000)) + "=1";
        Assert.Contains("deeper than 64", form.Judge(type: Form, body: deep).Error!.Message);
        Assert.Null(form.Judge(type: Form, body: "a" + string.Concat(Enumerable.Repeat("[b]", 63)) + "=1").Error);
        Assert.Contains(Text(QueryPairs.Most), form.Judge(type: Form, body: string.Join('&', Enumerable.Repeat("a=1", 100_000))).Error!.Message);
        var query = JudgeBench.Of(JudgeBench.Taking(null, new Parameter("a", ParameterPlace.Query, true, """{"type":"object"}""")));
        Assert.Equal(400, query.Judge(deep).Status);
    }

    [Fact]
    public void A_schema_that_is_a_list_of_itself_ends()
    {
        var contract = new Contract
        {
            Name = "test",
            Provider = "generic",
            Operations = [JudgeBench.TakingBody(Form, """{"type":"object","properties":{"a":{"$ref":"#/schemas/L"},"self":{"$ref":"#/schemas/T"}}}""")],
            Schemas =
            [
                new NamedSchema("L", """{"type":"array","items":{"$ref":"#/schemas/L"}}"""),
                new NamedSchema("T", """{"type":"object","properties":{"self":{"$ref":"#/schemas/T"},"n":{"type":"integer"}}}"""),
            ],
        };
        Assert.Equal("a[0][0]", new JudgeBench(contract).Judge(type: Form, body: "a=x").Error!.Parameter);
        Assert.Null(new JudgeBench(contract).Judge(type: Form, body: "self[self][self][n]=1").Error);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
