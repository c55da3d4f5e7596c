using System.Text.Json;
using ContractMocks.Compiler.Impact;

namespace ContractMocks.Compiler.Locks;

/// <summary>Writes and reads the replies of a turn, a list of lists: operations repeat, names of members need not.</summary>
internal static class LockReplies
{
    public static void Write(PinnedTurn turn, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var reply in turn.Replies)
        {
            json.WriteStartArray();
            json.WriteStringValue(reply.Operation);
            json.WriteStringValue(reply.Status);
            json.WriteStringValue(reply.MediaType);
            json.WriteStringValue(reply.Body);
            json.WriteStringValue(reply.Method);
            json.WriteStringValue(reply.Path);
            json.WriteStringValue(reply.Event);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    public static EquatableArray<ReplySample> Read(string scenario, int turn, JsonElement replies) =>
        replies.EnumerateArray()
            .Select(reply => new ReplySample(
                scenario, turn, reply[0].GetString() ?? "", reply[1].GetString() ?? "", reply[2].GetString() ?? "", reply[3].GetString() ?? "")
            {
                Method = reply[4].GetString() ?? "",
                Path = reply[5].GetString() ?? "",
                Event = reply[6].GetString() ?? "",
            })
            .ToEquatableArray();
}
