using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ContractMocks.Architecture.Tests;

/// <summary>The public face of an assembly as text: a line for each type and member, in ordinal order, as C# would write it.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Types(assembly))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Select(Line).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetExportedTypes().Where(static type => !IsMadeByCompiler(type)).OrderBy(static type => type.FullName, StringComparer.Ordinal);

    /// <summary>The members that users can name; what the compiler adds to a record is said by the word record.</summary>
    public static IEnumerable<MemberInfo> Members(Type type)
    {
        var accessors = type.GetProperties(Declared).SelectMany(static property => property.GetAccessors(nonPublic: true))
            .Concat(type.GetEvents(Declared).SelectMany(static one => new[] { one.AddMethod!, one.RemoveMethod! }))
            .ToHashSet<MethodBase>();
        return type.GetMembers(Declared).Where(member => IsVisible(member) && !IsMadeByCompiler(member) && member is not Type
            && (member is not MethodBase method || !accessors.Contains(method)) && member.Name != "value__");
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo one => IsVisible(one.AddMethod!),
        _ => true,
    };

    private static bool IsMadeByCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<')
        || member is PropertyInfo { Name: "EqualityContract" }
        || (member is ConstructorInfo constructor && IsRecord(constructor.DeclaringType!) && constructor.IsFamily);

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            _ => IsRecord(type) ? "record" : "class",
        };
        var modifier = kind is not ("class" or "record") ? "" : type switch
        {
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? new[] { parent } : [])
            .Concat(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(static face => face.IsPublic))
            .Select(static one => ApiNames.Of(one)).Order(StringComparer.Ordinal);
        return $"{modifier}{kind} {ApiNames.Of(type)}{(type.IsEnum || !bases.Any() ? "" : " : " + string.Join(", ", bases))}";
    }

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Access(constructor)}.ctor({Parameters(constructor)})",
        MethodInfo method => $"{Access(method)}{method.Name}{Generic(method)}({Parameters(method)}): {ApiNames.Of(method.ReturnParameter)}",
        PropertyInfo property => Property(property),
        FieldInfo { DeclaringType.IsEnum: true } value => $"{value.Name} = {Convert.ToString(Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{field.Name}: {ApiNames.Of(field)}",
        EventInfo one => $"event {one.Name}: {ApiNames.Of(one.EventHandlerType!)}",
        _ => member.Name,
    };

    private static string Property(PropertyInfo property)
    {
        var setter = property.SetMethod is { } set && IsVisible(set)
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = string.Join(", ", property.GetIndexParameters().Select(ApiNames.Of));
        return $"{Access(property.GetMethod ?? property.SetMethod!)}{required}{property.Name}{(index.Length == 0 ? "" : $"[{index}]")}: {ApiNames.Of(property)} {{ get;{setter} }}";
    }

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "")
        + (method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType!.IsSealed ? "virtual " : "");

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static one => one.Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(static parameter => $"{ApiNames.Of(parameter)} {parameter.Name}{Default(parameter)}"));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
    {
        null => " = default",
        string text => $" = \"{text}\"",
        var value => " = " + Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", Declared) is not null;
}
