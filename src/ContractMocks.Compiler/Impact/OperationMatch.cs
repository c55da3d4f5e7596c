using ContractMocks.Compiler.Specs;

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
        var plain = PathTemplate.Anonymous(path);
        var whole = PathTemplate.Anonymous(basePath + path);
        Operation? moved = null;
        foreach (var operation in contract.Operations)
        {
            if (operation.Method != method)
            {
                continue;
            }

            if (PathTemplate.Anonymous(operation.Path) == plain)
            {
                return operation;
            }

            // The version may have gone from the servers into the paths, or the other way.
            moved ??= PathTemplate.Anonymous(contract.BasePath + operation.Path) == whole ? operation : null;
        }

        return moved;
    }
}
