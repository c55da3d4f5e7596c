using ContractMocks.Compiler.Specs;

namespace ContractMocks.Compiler.Comparison.Operations;

/// <summary>Compares the callbacks of an operation by name, address and method. What they change reaches the operation that has them.</summary>
internal sealed class CallbackComparer(SpecContext old, SpecContext @new, OperationComparer operations)
{
    private readonly OperationViewReader _old = OperationViewReader.Of(old);
    private readonly OperationViewReader _new = OperationViewReader.Of(@new);

    public void Compare(ChangeWriter writer, OperationView was, OperationView @is)
    {
        if (was.Spot["callbacks"] is null && @is.Spot["callbacks"] is null)
        {
            return;
        }

        var (before, after) = (Read(_old, old, was), Read(_new, @new, @is));
        foreach (var callback in after)
        {
            var label = $"callback {callback.Name}";
            if (before.Find(other => other.Key == callback.Key).View is { } same)
            {
                operations.CompareContents(writer.ForCallback(label), same, callback.View);
            }
            else
            {
                writer.ForCallback(label).Add(
                    OperationKinds.CallbackAdded, $"the callback '{callback.Name}' was added", null, callback.View.Spot, "", null, callback.Key);
            }
        }

        foreach (var callback in before.Where(callback => !after.Exists(other => other.Key == callback.Key)))
        {
            writer.ForCallback($"callback {callback.Name}").Add(
                OperationKinds.CallbackRemoved, $"the callback '{callback.Name}' was removed", callback.View.Spot, null, "", callback.Key, null);
        }
    }

    private static List<(string Name, string Key, OperationView View)> Read(OperationViewReader reader, SpecContext spec, OperationView operation)
    {
        var result = new List<(string, string, OperationView)>();
        var nodes = OperationList.ReadCallbacks(spec, operation.Spot.Mapping!);
        foreach (var callback in operation.Spot["callbacks"]?.Children ?? [])
        {
            foreach (var item in callback.Resolve(spec)?.Children ?? [])
            {
                var mapping = item.Resolve(spec)?.Node;
                foreach (var node in nodes.Where(node => ReferenceEquals(node.PathItem, mapping)))
                {
                    if (reader.ReadCallback(node, item) is { } view)
                    {
                        result.Add((callback.Name, $"{callback.Name} {node.Method} {item.Name}", view));
                    }
                }
            }
        }

        return result;
    }
}
