using ContractMocks.Compiler.Emission.Types;
using ContractMocks.Compiler.Naming;
using ContractMocks.Schemas;

namespace ContractMocks.Compiler.Emission.Tools;

/// <summary>The record of a tool's arguments and the types nested in it.</summary>
internal sealed record ToolPlan(RecordDeclaration Root, EquatableArray<Declaration> Nested)
{
    /// <summary>The name of the class of what is given; null for a tool without arguments.</summary>
    public string? Given { get; init; }

    public static ToolPlan Of(Tool tool)
    {
        var name = EmittedNames.Tool(tool.Name);
        var source = SchemaSource.Of(tool.Parameters, name);
        var shape = new ShapeReader(source).Read(source.Find("#")!);
        // A type nested in the record may not be called like one of its members: nested types are named after all members are.
        var scope = new NameScope();
        scope.Reserve(EmittedCode.Imported);
        var members = new MemberNames(scope, name, [.. TypePlanner.RecordMembers, .. ToolStatics.Names]);
        var planner = new TypePlanner(source, scope, "");
        planner.Bind("#", new DeclaredType(name, JsonKinds.Object));
        var root = planner.Record(RootShape(tool, shape), name, members, () => planner.PlanNamed(Candidates), "");
        var given = root.Properties.Count == 0 ? null : scope.Take("given ", "Given", "GivenArguments");
        return new ToolPlan(root, planner.Declarations.ToEquatableArray()) { Given = given };
    }

    private static string[] Candidates(NamedTarget target)
    {
        var name = CSharpNames.Pascal(target.Name);
        return [name, name + "Type"];
    }

    /// <summary>Arguments are an object always; where the schema says something else of them, they are kept as they come.</summary>
    private static Shape RootShape(Tool tool, Shape shape)
    {
        var schema = shape.Kind is ShapeKind.Object or ShapeKind.Union
            ? shape.Schema
            : new Schema { Types = SchemaTypes.Object };
        var words = tool.Description.Length > 0 ? tool.Description : schema.Description ?? $"The arguments of the tool {tool.Name}.";
        return new Shape(ShapeKind.Object, schema with { Description = words });
    }
}
