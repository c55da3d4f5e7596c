using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static ContractMocks.Dialects.RequestJson;

namespace ContractMocks.Dialects.Anthropic;

/// <summary>
/// The prompts that requests have asked to be cached (<c>cache_control</c>): what comes up to the last mark is written to the cache the first time and read
/// from it after that. Its tokens are estimated by its share of the request's bytes; fewer than 1,024 are not cached, as the service does. Nothing expires
/// before the mock's clock says so: 5 minutes after its last use, or an hour.
/// </summary>
internal sealed class PromptCache
{
    private const int LeastTokens = 1024;
    private const int MostKept = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What the cache has to do with a request; null for nothing. Asked once for each answer.</summary>
    public static CachedPrompt? Touch(Answer answer)
    {
        var body = answer.Conversation.Body;
        if (body.ValueKind != JsonValueKind.Object || JsonMarshal.GetRawUtf8Value(body).IndexOf("\"cache_control\""u8) < 0)
        {
            return null;
        }

        var prefix = new ArrayBufferWriter<byte>(1024);
        var (all, marked, isHour) = (0, 0, false);
        Walk(body, (part, mark) =>
        {
            prefix.Write(part);
            all += part.Length;
            if (mark is { } hour)
            {
                (marked, isHour) = (all, hour);
            }
        });
        if (body.TryGetProperty("cache_control"u8, out var whole) && whole.ValueKind == JsonValueKind.Object)
        {
            (marked, isHour) = (all, IsHour(whole));
        }

        var tokens = all == 0 ? 0 : (int)((long)answer.Usage.Input * marked / all);
        if (tokens < LeastTokens)
        {
            return null;
        }

        var key = answer.Conversation.Model + " " + Convert.ToHexString(SHA256.HashData(prefix.WrittenSpan[..marked]));
        var now = answer.Exchange.Options.Time.GetUtcNow();
        var isKnown = answer.Exchange.Store.Get<PromptCache>().Use(key, now, isHour ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5));
        return new CachedPrompt(tokens, isKnown, isHour);
    }

    /// <summary>Visits the parts of a prompt in their order: tools, system, messages. A part that is marked says whether for an hour.</summary>
    private static void Walk(JsonElement body, PartVisitor visit)
    {
        foreach (var name in (ReadOnlySpan<string>)["tools", "system", "messages"])
        {
            if (!body.TryGetProperty(name, out var value))
            {
                continue;
            }

            if (value.ValueKind != JsonValueKind.Array)
            {
                visit(JsonMarshal.GetRawUtf8Value(value), null);
                continue;
            }

            foreach (var item in value.EnumerateArray())
            {
                if (name == "messages" && TryArray(item, "content"u8, out var content))
                {
                    visit(Encoding.UTF8.GetBytes(Text(item, "role"u8) ?? ""), null);
                    foreach (var block in content.EnumerateArray())
                    {
                        Visit(block, visit);
                    }
                }
                else
                {
                    Visit(item, visit);
                }
            }
        }
    }

    private static void Visit(JsonElement part, PartVisitor visit)
    {
        var mark = Object(part, "cache_control"u8);
        visit(JsonMarshal.GetRawUtf8Value(part), mark.ValueKind == JsonValueKind.Object ? IsHour(mark) : null);
    }

    private static bool IsHour(JsonElement mark) => Text(mark, "ttl"u8) == "1h";

    private bool Use(string key, DateTimeOffset now, TimeSpan life)
    {
        lock (_gate)
        {
            var isKnown = _ends.TryGetValue(key, out var end) && now <= end;
            if (!_ends.ContainsKey(key))
            {
                _order.Enqueue(key);
                if (_order.Count > MostKept)
                {
                    _ends.Remove(_order.Dequeue());
                }
            }

            _ends[key] = now + life;
            return isKnown;
        }
    }

    private delegate void PartVisitor(ReadOnlySpan<byte> part, bool? mark);
}

/// <summary>What a cache has to do with a request.</summary>
/// <param name="Tokens">The tokens up to the last mark.</param>
/// <param name="IsKnown">Whether they were read from the cache; otherwise they were written to it.</param>
/// <param name="IsHour">Whether they stay for an hour; otherwise for five minutes.</param>
internal readonly record struct CachedPrompt(int Tokens, bool IsKnown, bool IsHour);
