using System.Globalization;
using ContractMocks.Compiler.Emission.Types;
using ContractMocks.Compiler.Naming;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission;

/// <summary>The models of a contract.</summary>
/// <param name="Files">The files to add; none when the contract needs no type.</param>
/// <param name="Names">Which types bodies have.</param>
/// <param name="Clashes">Schemas that had to be named otherwise.</param>
internal sealed record ModelResult(EquatableArray<EmittedFile> Files, TypeNames Names, EquatableArray<NameClash> Clashes);

/// <summary>The types that models are to be.</summary>
internal sealed record ModelPlan(IReadOnlyList<Declaration> Declarations, TypeNames Names, EquatableArray<NameClash> Clashes);

/// <summary>Writes the schemas of a contract as C# types.</summary>
internal static class ModelEmitter
{
    /// <summary>More types than this are spread over files by first letter, so that an editor opens them and a change touches one.</summary>
    private const int TypesPerFile = 250;

    /// <param name="contract">The contract.</param>
    /// <param name="options">What the project says of emitted code.</param>
    /// <param name="modelNamespace">The namespace of the models.</param>
    /// <param name="contractType">The type that holds the contract's text, for models to find their schemas; null where none is emitted.</param>
    public static ModelResult Emit(Contract contract, EmissionOptions options, string modelNamespace, string? contractType = null)
    {
        var plan = Plan(contract, modelNamespace);
        return new ModelResult(
            Files(EmittedNames.Contract(contract.Name), plan.Declarations, options, modelNamespace, contractType).ToEquatableArray(),
            plan.Names,
            plan.Clashes);
    }

    /// <summary>Decides which types the models of a contract are, without writing them.</summary>
    public static ModelPlan Plan(Contract contract, string modelNamespace)
    {
        var qualifier = $"global::{modelNamespace}.";
        var scope = new NameScope();
        scope.Reserve(EmittedCode.Imported);
        var planner = new TypePlanner(SchemaSource.Of(contract), scope, qualifier);
        planner.PlanNamed(static target => [CSharpNames.Pascal(target.Name)]);
        var bodies = contract.Operations.SelectMany(operation => Bodies(operation, planner, qualifier)).ToEquatableArray();
        return new ModelPlan([.. planner.Declarations], new TypeNames(bodies), planner.Clashes.ToEquatableArray());
    }

    private static IEnumerable<BodyType> Bodies(Operation operation, TypePlanner planner, string qualifier)
    {
        var id = CSharpNames.Pascal(operation.Id);
        foreach (var content in operation.Body?.Contents ?? default)
        {
            if (TypeOf(content, id + "Request", planner) is { } type)
            {
                yield return new BodyType(operation.Id, "", content.MediaType, type.Text(qualifier));
            }
        }

        var first = operation.Responses.FirstOrDefault(static response => response.Status.StartsWith("2", StringComparison.Ordinal))?.Status;
        foreach (var response in operation.Responses)
        {
            var hint = id + (response.Status == first ? "" : CSharpNames.Pascal(response.Status).TrimStart('_'));
            foreach (var content in response.Contents)
            {
                var ending = MediaTypes.IsEventStream(content.MediaType) ? "Event" : "Response";
                if (TypeOf(content, hint + ending, planner) is { } type)
                {
                    yield return new BodyType(operation.Id, response.Status, content.MediaType, type.Text(qualifier));
                }
            }
        }
    }

    private static TypeUse? TypeOf(Content content, string hint, TypePlanner planner)
    {
        if (MediaTypes.HasModel(content.MediaType))
        {
            return planner.Plan(SchemaReader.Read(content.Schema), hint);
        }

        return MediaTypes.IsText(content.MediaType) ? new TypeUse(PlainType.String, false) : null;
    }

    private static IEnumerable<EmittedFile> Files(string name, IReadOnlyList<Declaration> declarations, EmissionOptions options, string modelNamespace, string? contractType)
    {
        if (declarations.Count == 0)
        {
            return [];
        }

        return declarations.Count <= TypesPerFile
            ? [File($"{name}.Models.g.cs", declarations, options, modelNamespace, contractType)]
            : declarations
                .GroupBy(static declaration => Letter(declaration.Name))
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(group => File($"{name}.Models.{group.Key}.g.cs", group, options, modelNamespace, contractType));
    }

    /// <summary>The first letter; a name that does not begin with one of the Latin alphabet goes where digits do, for file systems' sake.</summary>
    private static string Letter(string name) => name[0] is >= 'A' and <= 'Z' ? name[0].ToString(CultureInfo.InvariantCulture) : "_";

    private static EmittedFile File(string hintName, IEnumerable<Declaration> declarations, EmissionOptions options, string modelNamespace, string? contractType)
    {
        var writer = EmittedCode.BeginModels(modelNamespace);
        var rest = false;
        foreach (var declaration in declarations)
        {
            if (rest)
            {
                writer.Line();
            }

            DeclarationEmitter.Emit(declaration, options.Access, writer, contractType);
            rest = true;
        }

        return new EmittedFile(hintName, writer.ToString());
    }
}
