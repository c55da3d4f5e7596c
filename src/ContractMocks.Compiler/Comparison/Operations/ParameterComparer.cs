using ContractMocks.Compiler.Comparison.Schemas;
using ContractMocks.Compiler.Text;
using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares the parameters of an operation: a path's by where they stand in it, the others by place and name.</summary>
internal sealed class ParameterComparer(SchemaComparer schemas, bool isSwagger)
{
    private static readonly HashSet<string> Handled = new(StringComparer.Ordinal)
    {
        "name", "in", "required", "schema", "content", "style", "explode", "deprecated", "x-sunset", "allowReserved", "allowEmptyValue",
    };

    public void Compare(ChangeWriter writer, OperationView old, OperationView @new)
    {
        foreach (var parameter in @new.Parameters)
        {
            if (Find(old, parameter) is { } before)
            {
                Compare(writer.InRequest(Part(parameter)), before, parameter);
            }
            else if (PathKeys.IsPlaceholder(parameter.Key))
            {
                Declared(writer.InRequest(Part(parameter)), null, parameter);
            }
            else
            {
                Added(writer.InRequest(Part(parameter)), parameter);
            }
        }

        foreach (var parameter in old.Parameters)
        {
            if (Find(@new, parameter) is not null)
            {
                continue;
            }

            if (PathKeys.IsPlaceholder(parameter.Key))
            {
                Declared(writer.InRequest(Part(parameter)), parameter, null);
            }
            else
            {
                Removed(writer.InRequest(Part(parameter)), parameter);
            }
        }
    }

    private static ParameterView? Find(OperationView operation, ParameterView parameter)
    {
        foreach (var other in operation.Parameters)
        {
            if (string.Equals(other.Key, parameter.Key, StringComparison.Ordinal))
            {
                return other;
            }
        }

        return null;
    }

    private static string Part(ParameterView parameter) => $"{parameter.In} {parameter.Name}";

    private static string Name(ParameterView parameter) => $"{parameter.In} parameter '{parameter.Name}'";

    private static void Added(ChangeWriter writer, ParameterView parameter)
    {
        var rule = parameter.In == "path" ? "new-request-path-parameter"
            : parameter.IsOfPathItem ? (parameter.IsRequired ? "new-required-request-default-parameter-to-existing-path" : "new-optional-request-default-parameter-to-existing-path")
            : parameter.IsRequired ? "new-required-request-parameter" : "new-optional-request-parameter";
        var kind = parameter.IsRequired ? OperationKinds.RequiredParameterAdded : OperationKinds.OptionalParameterAdded;
        var word = parameter.IsRequired ? "required" : "optional";
        writer.Add(kind, $"the {word} {Name(parameter)} was added", null, parameter.Spot, rule, null, parameter.Name);
    }

    private static void Removed(ChangeWriter writer, ParameterView parameter)
    {
        var isDeprecated = parameter.Definition.Flag("deprecated") ?? false;
        var kind = isDeprecated ? OperationKinds.DeprecatedParameterRemoved : OperationKinds.ParameterRemoved;
        var rule = isDeprecated ? "request-parameter-removed-with-deprecation" : "request-parameter-removed";
        writer.Add(kind, $"the {(isDeprecated ? "deprecated " : "")}{Name(parameter)} was removed", parameter.Spot, null, rule, parameter.Name, null);
    }

    /// <summary>A placeholder that both paths have was always sent; only what is said of it is new, or gone.</summary>
    private void Declared(ChangeWriter writer, ParameterView? old, ParameterView? @new)
    {
        var either = (@new ?? old)!;
        writer.Add(
            @new is null ? OperationKinds.PathParameterUndeclared : OperationKinds.PathParameterDeclared,
            $"the {Name(either)} is {(@new is null ? "no longer" : "now")} declared", old?.Spot, @new?.Spot, "", old?.Name, @new?.Name);
        // What stands in a path is a text, declared as one or not.
        if ((either.Schema as MappingNode)?["type"] is not ScalarNode { Value: "string" })
        {
            schemas.Compare(old?.Schema, @new?.Schema, writer.Site(SiteKind.Parameter, isLooselyTyped: true, repeatsLists: false));
        }
    }

    private void Compare(ChangeWriter writer, ParameterView old, ParameterView @new)
    {
        var (was, @is) = (old.Definition, @new.Definition);
        if (old.IsRequired != @new.IsRequired)
        {
            var kind = @new.IsRequired ? OperationKinds.ParameterBecameRequired : OperationKinds.ParameterBecameOptional;
            var word = @new.IsRequired ? "required" : "optional";
            writer.Add(
                kind, $"the {Name(@new)} became {word}", was["required"] ?? was, @is["required"] ?? @is,
                $"request-parameter-became-{word}", old.IsRequired ? "required" : "optional", word);
        }

        Writing(writer, old, @new);
        Lifecycle.Compare(
            writer, was, @is,
            new LifecycleWords(Name(@new), OperationKinds.ParameterDeprecated, OperationKinds.ParameterReactivated, "request-parameter-", "request-parameter-"));
        var isLoose = @new.MediaType is not { KeepsTypes: true };
        var repeats = isLoose && @new.In is "query" or "cookie" && @new is { Style: "form", Explode: true } && (old.IsWord || old is { Style: "form", Explode: true });
        schemas.Compare(old.Schema, @new.Schema, writer.Site(SiteKind.Parameter, isLoose, repeats));
        RestComparer.CompareBesideReferences(writer, old.Spot, @new.Spot);
        if (isSwagger)
        {
            RestComparer.CompareWords(writer, was, @is);
        }
        else
        {
            RestComparer.Compare(writer, was, @is, Handled);
            RestComparer.Compare(writer, old.Content, @new.Content, ContentComparer.HandledOfContent);
        }
    }

    private static void Writing(ChangeWriter writer, ParameterView old, ParameterView @new)
    {
        var (was, @is) = (old.Definition, @new.Definition);
        if (old.MediaType?.Key != @new.MediaType?.Key)
        {
            var (before, after) = (old.MediaType?.Text ?? "plain text", @new.MediaType?.Text ?? "plain text");
            writer.Add(
                OperationKinds.ParameterMediaTypeChanged, $"the {Name(@new)} went from {before} to {after}",
                was["content"] ?? was["schema"], @is["content"] ?? @is["schema"], "", before, after);
        }
        else if (IsWrittenOtherwise(old, @new))
        {
            var (before, after) = (Style(old), Style(@new));
            writer.Add(
                OperationKinds.ParameterStyleChanged, $"the {Name(@new)} is written in the style {after}, before in {before}",
                was["style"] ?? was["explode"] ?? was["collectionFormat"] ?? was, @is["style"] ?? @is["explode"] ?? @is["collectionFormat"] ?? @is, "", before, after);
        }

        foreach (var key in new[] { "allowReserved", "allowEmptyValue" })
        {
            var (before, after) = (was.Flag(key) ?? false, @is.Flag(key) ?? false);
            if (before != after)
            {
                var what = key == "allowReserved" ? "reserved characters as they are" : "an empty value";
                writer.Add(
                    OperationKinds.ParameterWritingChanged, $"the {Name(@new)} {(after ? "now takes" : "no longer takes")} {what}",
                    was[key], @is[key], "", before ? "true" : "false", after ? "true" : "false");
            }
        }
    }

    /// <summary>
    /// A single word looks the same whether lists would be exploded or not; only some styles put something before it. A list in the simple style looks
    /// the same, too: only objects are exploded there.
    /// </summary>
    private static bool IsWrittenOtherwise(ParameterView old, ParameterView @new)
    {
        if (old.IsWord || @new.IsWord)
        {
            return old.Style != @new.Style && (IsPrefixed(old.Style) || IsPrefixed(@new.Style));
        }

        return old.Style != @new.Style || (old.Explode != @new.Explode && !(old is { Style: "simple", IsList: true } && @new.IsList));
    }

    private static bool IsPrefixed(string style) => style is "label" or "matrix";

    private static string Style(ParameterView parameter) => parameter.Style + (parameter.Explode ? " (exploded)" : "");
}
