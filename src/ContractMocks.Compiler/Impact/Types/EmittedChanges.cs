using ContractMocks.Compiler.Comparison;
using ContractMocks.Compiler.Emission;
using ContractMocks.Compiler.Emission.Types;
using ContractMocks.Compiler.Naming;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Impact.Types;

/// <summary>Compares the types that the generator plans for two contracts: what of them code can no longer name, or finds changed.</summary>
internal sealed class EmittedChanges
{
    // Only compared with itself; what a project calls it does not matter.
    private const string Namespace = "Models";

    private readonly List<EmittedChange> _changes = [];
    private readonly Dictionary<string, Declaration> _new = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    /// <param name="old">The contract that code was written against.</param>
    /// <param name="new">The contract that takes its place.</param>
    /// <param name="renamedSchemas">Schemas that only changed their name.</param>
    public static IReadOnlyList<EmittedChange> Between(Contract old, Contract @new, IEnumerable<RenamedSchema> renamedSchemas)
    {
        var changes = new EmittedChanges();
        var (before, after) = (ModelEmitter.Plan(old, Namespace), ModelEmitter.Plan(@new, Namespace));
        foreach (var declaration in after.Declarations)
        {
            changes._new[declaration.Name] = declaration;
        }

        changes.FindRenamed(before, after, renamedSchemas);
        changes.FindRenamedOperations(old, @new, before);
        foreach (var declaration in before.Declarations)
        {
            changes.Compare(declaration);
        }

        changes.CompareMocks(old, @new, before.Names, after.Names);
        return changes._changes;
    }

    private void FindRenamed(ModelPlan before, ModelPlan after, IEnumerable<RenamedSchema> renamedSchemas)
    {
        foreach (var renamed in renamedSchemas)
        {
            if (before.Declarations.FirstOrDefault(one => one.SchemaName == renamed.Old) is { } was
                && after.Declarations.FirstOrDefault(one => one.SchemaName == renamed.New) is { } now && was.Name != now.Name)
            {
                _renamed[was.Name] = now.Name;
            }
        }
    }

    /// <summary>Types that are written in place are named for their operation.</summary>
    private void FindRenamedOperations(Contract old, Contract @new, ModelPlan before)
    {
        foreach (var operation in old.Operations)
        {
            var (was, now) = (CSharpNames.Pascal(operation.Id), OperationMatch.Find(@new, operation.Method, operation.Path) is { } other ? CSharpNames.Pascal(other.Id) : null);
            foreach (var declaration in now is null || now == was ? [] : before.Declarations.Where(one => one.SchemaName is null && one.Name.StartsWith(was, StringComparison.Ordinal)))
            {
                var name = now + declaration.Name.Substring(was.Length);
                if (!_new.ContainsKey(declaration.Name) && _new.ContainsKey(name))
                {
                    _renamed[declaration.Name] = name;
                }
            }
        }
    }

    private void Compare(Declaration before)
    {
        if (_renamed.TryGetValue(before.Name, out var name))
        {
            Add(EmittedChangeKind.Renamed, before, "", $"the type is called {name}");
        }
        else if (!_new.ContainsKey(before.Name))
        {
            Add(EmittedChangeKind.Removed, before, "", "the type is gone");
        }

        if (!_new.TryGetValue(name ?? before.Name, out var after))
        {
            return;
        }

        switch (before, after)
        {
            case (RecordDeclaration was, RecordDeclaration now):
                CompareRecords(was, now);
                break;
            case (StringEnumDeclaration was, StringEnumDeclaration now):
                CompareEnums(was, now);
                break;
            case (UnionDeclaration was, UnionDeclaration now):
                CompareUnions(was, now);
                break;
            default:
                Add(EmittedChangeKind.Retyped, before, "", $"the type was {Word(before)} and is {Word(after)}");
                break;
        }
    }

    private void CompareRecords(RecordDeclaration was, RecordDeclaration now)
    {
        foreach (var property in was.Properties)
        {
            var other = now.Properties.FirstOrDefault(one => one.WireName == property.WireName);
            if (other is null)
            {
                Add(EmittedChangeKind.Removed, was, property.Name, $"the member is gone, because the document has no '{property.WireName}' there", property.WireName);
            }
            else
            {
                CompareMembers(was, property, other);
            }
        }

        foreach (var added in now.Properties.Where(property => MustBeSet(property) && was.Properties.All(one => one.WireName != property.WireName)))
        {
            Add(EmittedChangeKind.BecameRequired, was, added.Name, "the member is new and required, so code that makes one has to set it", added.WireName);
        }
    }

    private void CompareMembers(RecordDeclaration type, PropertyPlan was, PropertyPlan now)
    {
        if (was.Name != now.Name)
        {
            Add(EmittedChangeKind.Renamed, type, was.Name, $"the member is called {now.Name}", was.WireName);
        }

        var (before, after) = (Text(was.Type.Type), now.Type.Type.Text(""));
        if (before != after)
        {
            Add(EmittedChangeKind.Retyped, type, was.Name, $"the member was {was.Type.Text("")} and is {now.Type.Text("")}", was.WireName);
        }
        else if (was.Type.Nullable != now.Type.Nullable)
        {
            Add(
                now.Type.Nullable ? EmittedChangeKind.BecameNullable : EmittedChangeKind.BecameNotNull,
                type, was.Name, $"the member was {was.Type.Text("")} and is {now.Type.Text("")}", was.WireName);
        }

        if (!MustBeSet(was) && MustBeSet(now))
        {
            Add(EmittedChangeKind.BecameRequired, type, was.Name, "the member is required, so code that makes one has to set it", was.WireName);
        }
    }

    private void CompareEnums(StringEnumDeclaration was, StringEnumDeclaration now)
    {
        foreach (var member in was.Members)
        {
            var other = now.Members.FirstOrDefault(one => one.Value == member.Value);
            if (other is null)
            {
                Add(EmittedChangeKind.Removed, was, member.Name, $"the value '{member.Value}' is gone");
            }
            else if (other.Name != member.Name)
            {
                Add(EmittedChangeKind.Renamed, was, member.Name, $"the value '{member.Value}' is called {other.Name}");
            }
        }
    }

    private void CompareUnions(UnionDeclaration was, UnionDeclaration now)
    {
        foreach (var branch in was.Cases)
        {
            var other = now.Cases.FirstOrDefault(one => one.Word == branch.Word);
            if (other is null)
            {
                Add(EmittedChangeKind.Removed, was, "As" + branch.Word, $"it can no longer be {branch.Type.Text("")}");
            }
            else if (Text(branch.Type) != other.Type.Text(""))
            {
                Add(EmittedChangeKind.Retyped, was, "As" + branch.Word, $"the branch was {branch.Type.Text("")} and is {other.Type.Text("")}");
            }
        }
    }

    private void CompareMocks(Contract old, Contract @new, TypeNames oldTypes, TypeNames newTypes)
    {
        var mock = EmittedNames.Contract(old.Name) + "Mock";
        var now = Members(@new, mock).ToDictionary(static one => one.Operation.Method + " " + PathTemplate.Anonymous(one.Operation.Path), StringComparer.Ordinal);
        foreach (var (member, operation) in Members(old, mock))
        {
            if (!now.TryGetValue(operation.Method + " " + PathTemplate.Anonymous(operation.Path), out var other))
            {
                _changes.Add(new EmittedChange(EmittedChangeKind.Removed, mock, member, $"the operation {operation.Method} {operation.Path} is gone"));
                continue;
            }

            if (other.Member != member)
            {
                _changes.Add(new EmittedChange(EmittedChangeKind.Renamed, mock, member, $"the operation is called {other.Member}"));
            }

            var (before, after) = (Face(oldTypes, operation), Face(newTypes, other.Operation));
            if (Renamed(before) != after)
            {
                _changes.Add(new EmittedChange(EmittedChangeKind.Retyped, mock, member, $"the operation took and answered {Shown(before)}, and now {Shown(after)}"));
            }
        }
    }

    private static IEnumerable<(string Member, Operation Operation)> Members(Contract contract, string mock) =>
        OperationGroup.Of(contract, mock).SelectMany(static group => group.Operations.Select(one => ($"{group.Member}.{one.Member}", one.Operation)));

    private static string Face(TypeNames types, Operation operation) => $"{types.RequestOf(operation) ?? "nothing"}, {types.ResponseOf(operation) ?? "nothing"}";

    private static string Shown(string face) => "<" + face.Replace($"global::{Namespace}.", "").Replace("global::", "") + ">";

    // The types of a face, those that are called otherwise by their new names.
    private string Renamed(string face) => _renamed.Aggregate(
        face + ",", static (text, pair) => text.Replace($"{Namespace}.{pair.Key},", $"{Namespace}.{pair.Value},").Replace($"{Namespace}.{pair.Key}?", $"{Namespace}.{pair.Value}?")).TrimEnd(',');

    /// <summary>The text of a type of the old plan, those that are called otherwise by their new names: that change is told at the type.</summary>
    private string Text(TypeRef type) => type switch
    {
        DeclaredType declared => _renamed.TryGetValue(declared.Name, out var now) ? now : declared.Name,
        ListType list => $"{KnownTypes.ReadOnlyList}<{Text(list.Item)}>",
        MapType map => $"{KnownTypes.ReadOnlyDictionary}<string, {Text(map.Value)}>",
        _ => type.Text(""),
    };

    private string Text(TypeUse use) => Text(use.Type) + (use.Nullable ? "?" : "");

    private static bool MustBeSet(PropertyPlan property) => property is { Required: true, Initialiser: null };

    private static string Word(Declaration declaration) => declaration switch
    {
        RecordDeclaration => "a record",
        StringEnumDeclaration => "an enum of texts",
        _ => "a union",
    };

    private void Add(EmittedChangeKind kind, Declaration type, string member, string message, string wireName = "") =>
        _changes.Add(new EmittedChange(kind, type.Name, member, message)
        {
            SchemaPath = type.SchemaName is null ? "" : wireName.Length == 0 ? type.SchemaName : $"{type.SchemaName}.{wireName}",
        });
}
