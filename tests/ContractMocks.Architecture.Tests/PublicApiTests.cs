using System.Reflection;
using System.Xml.Linq;
using ContractMocks.TestSupport;

namespace ContractMocks.Architecture.Tests;

/// <summary>Public is a promise: a change of it is a change of src/X/PublicApi.txt. <c>CONTRACTMOCKS_ACCEPT=1</c> rewrites the files.</summary>
public sealed class PublicApiTests
{
    /// <summary>The packages that carry an assembly, by project; the tool and the carried projects have no public face.</summary>
    public static TheoryData<string> Packages => ["ContractMocks.Contracts", "ContractMocks", "ContractMocks.AspNetCore", "ContractMocks.Xunit"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_face_is_as_written_down(string project)
    {
        var file = Path.Combine(Repository.Root, "src", project, "PublicApi.txt");
        var actual = PublicApi.Write(Assembly.Load(project));
        if (Environment.GetEnvironmentVariable("CONTRACTMOCKS_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"src/{project}/PublicApi.txt is not there; run this test with CONTRACTMOCKS_ACCEPT=1");
        var (old, now) = (File.ReadAllText(file).Split('\n'), actual.Split('\n'));
        Assert.True(
            old.SequenceEqual(now),
            $"The public face of {project} changed; accept it with CONTRACTMOCKS_ACCEPT=1 and say so in CHANGELOG.md.\n"
                + string.Join("\n", old.Except(now).Select(static line => "- " + line).Concat(now.Except(old).Select(static line => "+ " + line))));
    }

    [Theory]
    [InlineData("ContractMocks.Cli")]
    [InlineData("ContractMocks.Compiler")]
    public void What_is_carried_inside_has_no_public_type(string assembly) => Assert.Empty(Assembly.Load(assembly).GetExportedTypes());

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_member_has_a_summary(string project)
    {
        var assembly = Assembly.Load(project);
        var documentation = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToLookup(static member => member.Attribute("name")!.Value.Split('(')[0], StringComparer.Ordinal);
        PublicApi.Types(assembly).SelectMany(type => Undocumented(type, documentation)).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_public_type_that_is_not_sealed_says_so_by_being_abstract(string project) =>
        Assert.DoesNotContain(PublicApi.Types(Assembly.Load(project)), static type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

    private static IEnumerable<string> Undocumented(Type type, ILookup<string, XElement> documentation)
    {
        var name = type.FullName!.Replace('+', '.');
        if (!documentation["T:" + name].Any(HasSummary))
        {
            yield return name;
        }

        // The parameters of a positional record are documented on the type.
        var parameters = documentation["T:" + name].Elements("param").Select(static one => one.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var member in PublicApi.Members(type).Where(member => !parameters.Contains(member.Name) && !IsOfPositionalRecord(member, parameters)))
        {
            var id = member.Name.StartsWith('.') ? "#ctor" : member.Name;
            var generic = member is MethodInfo { IsGenericMethodDefinition: true } method ? "``" + method.GetGenericArguments().Length : "";
            if (!documentation[$"{Prefix(member)}:{name}.{id}{generic}"].Any(HasSummary) && !IsUnspokenConstructor(member))
            {
                yield return $"{name}.{member.Name}";
            }
        }
    }

    private static bool IsOfPositionalRecord(MemberInfo member, HashSet<string> parameters) =>
        member is ConstructorInfo constructor && constructor.GetParameters() is { Length: > 0 } own && own.All(one => parameters.Contains(one.Name!));

    private static bool IsUnspokenConstructor(MemberInfo member) => member is ConstructorInfo constructor && constructor.GetParameters().Length == 0;

    private static bool HasSummary(XElement member) =>
        member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value);

    private static string Prefix(MemberInfo member) => member switch
    {
        PropertyInfo => "P",
        FieldInfo => "F",
        EventInfo => "E",
        _ => "M",
    };
}
