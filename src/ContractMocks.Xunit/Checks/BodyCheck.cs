using System.Text.Json;
using ContractMocks.Schemas;

namespace ContractMocks.Xunit.Checks;

/// <summary>Checks the body of an answer by what the contract says of it.</summary>
internal static class BodyCheck
{
    // OpenAI's document leaves most errors out; this is what its API answers with and its clients read.
    private static readonly SchemaValidator s_openAiError = SchemaValidator.Compile(
        """
        {"type":"object","required":["error"],"properties":{"error":{"type":"object","required":["message","type","param","code"],"properties":{
        "message":{"type":"string"},"type":{"type":"string"},"param":{"type":["string","null"]},"code":{"type":["string","null"]}}}}}
        """);

    /// <summary>Checks a JSON body and gives it back.</summary>
    public static JsonElement CheckJson(Findings findings, Answer answer, LoadedContract contract, Content content)
    {
        var json = findings.ParseJson(answer.Body, "the body is not JSON");
        findings.ShouldFit(contract.Validator(content.Schema), json, "the body does not fit the contract's schema");
        return json;
    }

    /// <summary>Checks an error's body: by the contract where it declares the status, and by the provider's own envelope.</summary>
    public static void CheckError(Findings findings, Answer answer, LoadedContract contract, Operation operation)
    {
        var status = answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var responses = operation.Responses;
        if ((responses.FirstOrDefault(response => response.Status == status) ?? responses.FirstOrDefault(static response => response.Status == "default")) is
            { Contents.Count: > 0 } declared)
        {
            CheckJson(findings, answer, contract, declared.Contents[0]);
        }

        if (contract.Contract.Provider == "openai")
        {
            findings.ShouldFit(s_openAiError, findings.ParseJson(answer.Body, "the error is not JSON"), "the error is not in the provider's envelope");
        }
    }
}
