using ContractMocks.Xunit.Running;

namespace ContractMocks.Xunit.Tests.Judging;

public sealed class RunVariablesTests
{
    [Theory]
    [InlineData("CONTRACTMOCKS_SPEC_openai", "openai")]
    [InlineData("CONTRACTMOCKS_SPEC_OPENAI", "openai")]
    [InlineData("contractmocks_spec_my_billing_v2", "my-billing.v2")]
    public void A_variable_is_found_by_the_name_of_its_contract(string variable, string contract) =>
        Assert.Equal("x", Variables(variable).OfContract(RunVariables.Spec, contract));

    [Theory]
    [InlineData("CONTRACTMOCKS_SPEC_opnai", "names no contract of these tests: 'opnai'; did you mean 'CONTRACTMOCKS_SPEC_openai'?")]
    [InlineData("CONTRACTMOCKS_BASEURL_my_shopp", "did you mean 'CONTRACTMOCKS_BASEURL_my_shop'?")]
    [InlineData("CONTRACTMOCKS_KEY_zzzzzzzzzzzzzzzzzzzzzzzz", "expected one of 'CONTRACTMOCKS_KEY_my_shop', 'CONTRACTMOCKS_KEY_openai'")]
    [InlineData("CONTRACTMOCKS_BASE_URL_openai", "did you mean CONTRACTMOCKS_BASEURL_openai?")]
    [InlineData("CONTRACTMOCKS_MAX_CALLS", "did you mean CONTRACTMOCKS_MAXCALLS?")]
    public void A_name_that_means_nothing_is_a_mistake(string variable, string message) =>
        Assert.Contains(message, Variables(variable).Mistake(["openai", "my-shop"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("CONTRACTMOCKS_SPEC_my_shop")]
    [InlineData("CONTRACTMOCKS_MAXCALLS")]
    [InlineData("CONTRACTMOCKS_ACCEPT")]
    [InlineData("CONTRACTMOCKS_CORPUS")]
    [InlineData("PATH")]
    public void Other_names_are_none(string variable) => Assert.Null(Variables(variable).Mistake(["openai", "my-shop"]));

    [Fact]
    public async Task A_mistake_fails_the_tests_it_could_have_meant()
    {
        using var folder = new TemporaryFolder();
        await using var probe = new RunProbe<ShopMock>(folder, ("SPEC_my_shpo", "new.yaml"));

        var message = await RunProbe<ShopMock>.FailureAsync(() => probe.OperationAsync("listThings"));

        Assert.Contains("did you mean 'CONTRACTMOCKS_SPEC_my_shop'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_of_another_contract_of_the_same_tests_is_no_mistake()
    {
        using var folder = new TemporaryFolder();
        await using var probe = new RunProbe<ShopMock>(folder, ("SPEC_openai", "new.yaml"));

        await probe.OperationAsync("listThings");
    }

    [Fact]
    public async Task A_number_that_is_none_is_told()
    {
        using var folder = new TemporaryFolder();
        var exception = Assert.Throws<global::Xunit.Sdk.XunitException>(() => new RunProbe<ShopMock>(folder, ("MAXCALLS", "many")));
        Assert.Contains("CONTRACTMOCKS_MAXCALLS is 'many', expected a whole number", exception.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    private static RunVariables Variables(string name) => new([KeyValuePair.Create(name, "x")]);
}
