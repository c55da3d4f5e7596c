using System.Collections;
using System.Reflection;

namespace ContractMocks.Generator.Tests;

/// <summary>Walks everything a value holds, to find objects that must not be kept between runs.</summary>
internal static class ModelGraph
{
    /// <summary>Fails with the path to the first object of a forbidden type.</summary>
    public static void AssertFreeOf(object? root, string name, IReadOnlyList<Type> forbidden)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>();
        if (root is not null)
        {
            open.Push((root, name));
        }

        while (open.TryPop(out var item))
        {
            var type = item.Value.GetType();
            var bad = forbidden.FirstOrDefault(candidate => candidate.IsInstanceOfType(item.Value));
            Assert.True(bad is null, $"{item.Path} holds a {type.FullName}, which is a {bad?.FullName}");
            if (type.IsPrimitive || type.IsEnum || item.Value is string or Type || (!type.IsValueType && !seen.Add(item.Value)))
            {
                continue;
            }

            if (item.Value is IEnumerable items)
            {
                var index = 0;
                foreach (var element in items)
                {
                    Push(open, element, $"{item.Path}[{index++}]");
                }

                continue;
            }

            foreach (var field in Fields(type))
            {
                Push(open, field.GetValue(item.Value), $"{item.Path}.{field.Name}");
            }
        }
    }

    private static void Push(Stack<(object, string)> open, object? value, string path)
    {
        if (value is not null)
        {
            open.Push((value, path));
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
