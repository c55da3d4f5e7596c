using ContractMocks.Compiler.Impact.Code;
using ContractMocks.Compiler.Impact.Types;
using ContractMocks.Compiler.Scenarios;

namespace ContractMocks.Compiler.Tests.Impact;

public sealed class CallSitesTests
{
    private static readonly EmittedChange[] s_changes =
    [
        new(EmittedChangeKind.Removed, "PetChange", "Note", "gone"),
        new(EmittedChangeKind.BecameRequired, "PetChange", "Wish", "required"),
        new(EmittedChangeKind.Removed, "PetWish", "Walk", "gone"),
        new(EmittedChangeKind.Renamed, "Person", "", "the type is called Human"),
        new(EmittedChangeKind.Renamed, "PetsMock", "Zoo.ChangePet", "the operation is called Zoo.AlterPet"),
        new(EmittedChangeKind.BecameNullable, "Pet", "Name", "null"),
    ];

    [Theory]
    [InlineData("var x = new PetChange { Note = \"a\", Wish = w };", "1:25 PetChange.Note")]
    [InlineData("PetChange x = new() { Wish = w, Note = null };", "1:33 PetChange.Note")]
    [InlineData("var x = new PetChange { Other = new PetChange2 { Note = 1 }, Wish = w };", "")]
    [InlineData("var x = new PetChange();", "1:13 PetChange.Wish")]
    [InlineData("var x = new PetChange { Name = n };", "1:13 PetChange.Wish")]
    [InlineData("void M(PetChange change) { Use(change.Note); } void N(Other change) { Use(change.Note); }", "1:39 PetChange.Note")]
    [InlineData("string M(PetChange change) => change?.Note; string N(Other change) => change.Note;", "1:39 PetChange.Note")]
    [InlineData("{ PetChange a = Get(); Use(a!.Note); } { var a = 1; Use(a.Note); }", "1:31 PetChange.Note")]
    [InlineData("if (x is PetChange { Note: \"a\" }) { }", "1:22 PetChange.Note")]
    [InlineData("if (x is not PetChange c) return; Use(c.Note);", "1:41 PetChange.Note")]
    [InlineData("PetChange a = Get(); var b = a with { Note = 1 };", "1:39 PetChange.Note")]
    [InlineData("var w = PetWish.Walk; // PetWish.Walk", "1:17 PetWish.Walk")]
    [InlineData("var s = \"PetWish.Walk\" + $\"{PetWish.Walk} Person\" + @\"\"\"Person\"\"\";", "1:37 PetWish.Walk")]
    [InlineData("var s = $$\"\"\"Person {Person} {{default(Person)}}\"\"\";", "1:40 Person")]
    [InlineData("/* Person */ List<Person> all = [];\n#region Person\nvar c = '\"'; Person p;", "1:19 Person|3:14 Person")]
    [InlineData("var a = new Family { Person = p }; Call(Person: p); x.Person();", "")]
    [InlineData("var p = new Zoo.Pets.Person(); var q = new Other.Person();", "1:22 Person")]
    [InlineData("mock.Zoo.ChangePet.Says(x); other.ChangePet(); Zoo.ChangePet();", "1:10 PetsMock.Zoo.ChangePet")]
    [InlineData("foreach (Pet pet in pets) { Use(pet.Name); }", "1:37 Pet.Name")]
    public void A_name_counts_where_its_type_is_near(string code, string expected) => Assert.Equal(expected, Found("using Zoo.Pets;\n" + code, 1));

    [Theory]
    [InlineData("namespace Zoo.Pets.Inner; class A { Person p; }", "")]
    [InlineData("namespace My.Pets { class A { Person p; } }", "1:31 Person")]
    [InlineData("class A { Person p; Pets.Person q; }", "1:26 Person")]
    public void Models_are_seen_through_their_namespace(string code, string expected) => Assert.Equal(expected, Found(code, 0));

    [Fact]
    public void A_global_using_is_for_every_file()
    {
        var files = new[] { File("a.cs", "global using Zoo.Pets;"), File("b.cs", "Person p;") };
        Assert.Equal("b.cs", Assert.Single(Find(files)).File);
    }

    [Fact]
    public void A_type_of_ones_own_is_another_type()
    {
        var files = new[] { File("a.cs", "using Zoo.Pets; Person p;"), File("b.cs", "public sealed record Person(int Age);") };
        Assert.Empty(Find(files));
        Assert.Single(Find([files[0], File("b.cs", "public partial record Person { }")]), static site => site.File == "a.cs");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("$\"{")]
    [InlineData("\"\"\"")]
    [InlineData("/*")]
    [InlineData("'")]
    [InlineData("} } ) ] {")]
    [InlineData("new PetChange {")]
    [InlineData("PetChange x = new")]
    [InlineData("void M(PetChange x")]
    public void Code_that_breaks_off_is_read_to_its_end(string code) => Find([File("a.cs", "using Zoo.Pets; " + code)]);

    private static string Found(string code, int lines) => string.Join(
        '|', Find([File("a.cs", code)]).Select(site => FormattableString.Invariant($"{site.Span.Line - lines}:{site.Span.Column} {site.Change.Name}")));

    private static IReadOnlyList<CallSite> Find(IReadOnlyList<CodeFile> files) =>
        CallSites.Find(files, s_changes, new SeenModels("Pets", "PetsMock"), TestContext.Current.CancellationToken);

    private static CodeFile File(string path, string code) => CodeFile.Read(new SourceText(path, code), TestContext.Current.CancellationToken);
}
