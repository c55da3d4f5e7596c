using System.Text;

namespace ContractMocks.Compiler.Impact;

/// <summary>Finds in one document the operation of another: by method and path, whatever the placeholders and the operation are called.</summary>
internal static class OperationMatch
{
    /// <param name="contract">The contract to look in.</param>
    /// <param name="method">In capitals.</param>
    /// <param name="path">The path template below the other document's base path.</param>
    /// <param name="basePath">That base path.</param>
    public static Operation? Find(Contract contract, string method, string path, string basePath = "")
    {
        var plain = Plain(path);
        var whole = Plain(basePath + path);
        Operation? moved = null;
        foreach (var operation in contract.Operations)
        {
            if (operation.Method != method)
            {
                continue;
            }

            if (Plain(operation.Path) == plain)
            {
                return operation;
            }

            // The version may have gone from the servers into the paths, or the other way.
            moved ??= Plain(contract.BasePath + operation.Path) == whole ? operation : null;
        }

        return moved;
    }

    /// <summary>A path without the names of its placeholders.</summary>
    public static string Plain(string path)
    {
        if (path.IndexOf('{') < 0)
        {
            return path;
        }

        var text = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            text.Append(path[i]);
            if (path[i] == '{' && path.IndexOf('}', i) is > 0 and var end)
            {
                text.Append('}');
                i = end;
            }
        }

        return text.ToString();
    }
}
