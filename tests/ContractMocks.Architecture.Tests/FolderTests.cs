using System.Text.RegularExpressions;

namespace ContractMocks.Architecture.Tests;

/// <summary>Data flows one way: a folder may not name what is to its right. Judged by the type names in the code, whatever the usings say.</summary>
public sealed class FolderTests
{
    public static TheoryData<string, string[]> OneWay => new()
    {
        { "src/ContractMocks.Contracts/Collections", ["src/ContractMocks.Contracts/Model", "src/ContractMocks.Contracts/Schemas", "src/ContractMocks.Contracts/Scenarios", "src/ContractMocks.Contracts/Problems"] },
        { "src/ContractMocks.Contracts/Schemas", ["src/ContractMocks.Contracts/Model", "src/ContractMocks.Contracts/Scenarios", "src/ContractMocks.Contracts/Providers"] },
        { "src/ContractMocks.Contracts/Model", ["src/ContractMocks.Contracts/Scenarios"] },
        { "src/ContractMocks.Compiler/Naming", ["src/ContractMocks.Compiler/Text", "src/ContractMocks.Compiler/Specs", "src/ContractMocks.Compiler/Scenarios", "src/ContractMocks.Compiler/Emission"] },
        { "src/ContractMocks.Compiler/Text", ["src/ContractMocks.Compiler/Specs", "src/ContractMocks.Compiler/Scenarios", "src/ContractMocks.Compiler/Emission"] },
        { "src/ContractMocks.Compiler/Specs", ["src/ContractMocks.Compiler/Scenarios", "src/ContractMocks.Compiler/Emission"] },
        { "src/ContractMocks.Compiler/Scenarios", ["src/ContractMocks.Compiler/Emission"] },
        { "src/ContractMocks.Compiler/Comparison", ["src/ContractMocks.Compiler/Impact", "src/ContractMocks.Compiler/Locks", "src/ContractMocks.Compiler/Emission", "src/ContractMocks.Compiler/Scenarios"] },
        { "src/ContractMocks.Compiler/Emission", ["src/ContractMocks.Compiler/Comparison", "src/ContractMocks.Compiler/Impact"] },
        { "src/ContractMocks/Engine", ["src/ContractMocks/Simulation"] },
        { "src/ContractMocks.Compiler/Impact", ["src/ContractMocks.Compiler/Locks"] },
        { "src/ContractMocks.Compiler/Locks", ["src/ContractMocks.Compiler/Emission"] },
        { "src/ContractMocks/Conversations", ["src/ContractMocks/Dialects", "src/ContractMocks/Engine", "src/ContractMocks/Hosting"] },
        { "src/ContractMocks/Fakes", ["src/ContractMocks/Dialects", "src/ContractMocks/Engine", "src/ContractMocks/Hosting", "src/ContractMocks/Conversations"] },
        { "src/ContractMocks/Dialects", ["src/ContractMocks/Hosting/InMemoryHandler.cs", "src/ContractMocks/Authoring"] },
    };

    [Theory]
    [MemberData(nameof(OneWay))]
    public void A_folder_names_no_type_to_its_right(string folder, string[] forbidden)
    {
        var own = SourceTree.TypesIn(folder).Concat(SourceTree.MembersIn(folder)).ToHashSet(StringComparer.Ordinal);
        var names = forbidden.SelectMany(SourceTree.TypesIn).Where(name => !own.Contains(name)).ToHashSet(StringComparer.Ordinal);
        var found =
            from file in SourceTree.CSharp(folder)
            from Match word in Regex.Matches(Unqualified(SourceTree.CodeOnly(SourceTree.Read(file))), @"(?<![\w.])[A-Z]\w*")
            where names.Contains(word.Value)
            select $"{file} names {word.Value}";
        found.ShouldBeNone();
    }

    [Theory]
    [InlineData(@"Microsoft\.CodeAnalysis", "src/ContractMocks.Generator")]
    [InlineData(@"Microsoft\.AspNetCore", "src/ContractMocks.AspNetCore")]
    [InlineData(@"Microsoft\.OpenApi|\bYamlDotNet\b", "src/ContractMocks.Compiler")]
    [InlineData(@"\bBogus\b", "src/ContractMocks/Fakes")]
    [InlineData(@"\bSpectre\.|System\.CommandLine|\bConsole\.", "src/ContractMocks.Cli")]
    [InlineData(@"\bXunit\b(?!\.Tests)", "src/ContractMocks.Xunit")]
    [InlineData(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "nowhere")]
    [InlineData(@"\bnew Random\b|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\bRandomNumberGenerator\b", "nowhere")]
    [InlineData(@"\bEnvironment\.TickCount|\bStopwatch\b", "nowhere")]
    public void What_only_one_place_may_use_is_used_nowhere_else(string pattern, string place)
    {
        var found =
            from file in SourceTree.CSharp("src")
            where !file.StartsWith(place + "/", StringComparison.Ordinal)
            from Match use in Regex.Matches(SourceTree.CodeOnly(SourceTree.Read(file)), pattern)
            select $"{file} uses {use.Value}";
        found.ShouldBeNone();
    }

    // A type may be named with its namespace; what follows any other dot is a member.
    private static string Unqualified(string code) => Regex.Replace(code, @"\b(?:global::)?ContractMocks(?:\.[A-Z]\w*)*\.(?=[A-Z])", "");

    [Theory]
    [InlineData("ContractMocks.Compiler.Emission.SourceWriter? x;", "SourceWriter? x;")]
    [InlineData("schema.Parameter", "schema.Parameter")]
    public void A_namespace_hides_no_type(string code, string expected) => Assert.Equal(expected, Unqualified(code));

    [Fact]
    public void Comments_and_strings_are_not_taken_for_code() =>
        Assert.Equal(
            "var a =  ;  \nvar b =  ;",
            SourceTree.CodeOnly("var a = \"new Random() // \\\" \"; // Guid.NewGuid\nvar b = \"\"\"Console.\"\"\";"));
}
