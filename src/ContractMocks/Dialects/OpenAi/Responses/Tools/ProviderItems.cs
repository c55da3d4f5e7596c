using System.Text.Json;

namespace ContractMocks.Dialects.OpenAi.Responses;

/// <summary>The items of the tools that the provider ran.</summary>
internal static class ProviderItems
{
    /// <summary>Adds the items of a tool's run: its call and, where the service tells it as an item of its own, its output.</summary>
    public static void Add(ProviderToolCall call, ResponsePlan plan, List<OutputItem> items)
    {
        var (part, ids, run) = (items.Count, plan.Ids, new ToolRun(call, plan));
        switch (call.Tool)
        {
            case "web_search" or "web_fetch":
                items.Add(new WebSearchItem(ids.Of("ws_", part), run));
                break;
            case "file_search":
                items.Add(new FileSearchItem(ids.Of("fs_", part), run));
                break;
            case "code_interpreter":
                items.Add(new CodeInterpreterItem(ids.Of("ci_", part), run));
                break;
            case "image_generation":
                items.Add(new ImageItem(ids.Of("ig_", part), run));
                break;
            case "mcp":
                items.Add(new McpCallItem(ids.Of("mcp_", part), run, Approval(items)));
                break;
            case "mcp_list_tools":
                items.Add(new McpListItem(ids.Of("mcpl_", part), run));
                break;
            case "mcp_approval" or "mcp_approval_request":
                items.Add(new McpApprovalItem(ids.Of("mcpr_", part), run));
                break;
            case "computer":
                items.Add(new ComputerItem(ids.Of("cu_", part), ids.Call(part), run));
                break;
            case "local_shell":
                items.Add(new LocalShellItem(ids.Of("lsh_", part), ids.Call(part), run));
                break;
            case "shell":
                AddShell(part, run, items);
                break;
            case "apply_patch":
                items.Add(new ApplyPatchItem(ids.Of("apc_", part), ids.Call(part), run));
                break;
            case "tool_search":
                items.Add(new ToolSearchItem(ids.Of("tsc_", part), run));
                items.Add(new ToolSearchOutputItem(ids.Of("tso_", part + 1), run));
                break;
            case "custom":
                items.Add(new CustomCallItem(
                    ids.Of("ctc_", part), ids.Call(part), run.Text("name") ?? "custom", run.Text("input") ?? call.Input, plan.Answer));
                break;
            default:
                plan.Answer.Exchange.Exchange.Note($"Responses have no tool of the kind '{call.Tool}' that the provider runs; it is left out.");
                break;
        }
    }

    private static string? Approval(List<OutputItem> items) => items.FindLast(static item => item is McpApprovalItem)?.Id;

    private static void AddShell(int part, ToolRun run, List<OutputItem> items)
    {
        var ids = run.Plan.Ids;
        var isLocal = RequestJson.Text(RequestJson.Object(run.Declared("shell"), "environment"u8), "type"u8) == "local";
        items.Add(new ShellItem(ids.Of("sh_", part), ids.Call(part), isLocal ? null : run.Plan.Container, run));
        if (!isLocal)
        {
            items.Add(new ShellOutputItem(ids.Of("sho_", part + 1), ids.Call(part), run));
        }
    }
}
