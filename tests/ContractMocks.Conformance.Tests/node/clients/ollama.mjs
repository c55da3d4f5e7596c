import { Ollama } from 'ollama';
import { finishes } from '../finishes.mjs';

export const statusOf = (error) => error.status_code;

export function begin(base, conversation, key) {
  const client = new Ollama({ host: base, headers: { authorization: `Bearer ${key}` } });
  const messages = conversation.system ? [{ role: 'system', content: conversation.system }] : [];
  const request = { model: 'qwen3' };
  if (conversation.tools.length > 0) {
    request.tools = conversation.tools.map((tool) => ({ type: 'function', function: tool }));
  }
  if (conversation.schema) {
    request.format = conversation.schema;
  }
  if (conversation.reasons) {
    request.think = true;
  }

  async function* ask(streamed) {
    if (streamed) {
      yield* await client.chat({ ...request, messages, stream: true });
    } else {
      yield await client.chat({ ...request, messages });
    }
  }

  return {
    say(text, image) {
      messages.push({ role: 'user', content: text, ...(image && { images: [image] }) });
    },
    async answer(streamed) {
      let updates = 0;
      let last;
      const message = { role: 'assistant', content: '' };
      for await (const part of ask(streamed)) {
        updates++;
        last = part;
        message.content += part.message.content ?? '';
        if (part.message.thinking) {
          message.thinking = (message.thinking ?? '') + part.message.thinking;
        }
        if (part.message.tool_calls) {
          message.tool_calls = [...(message.tool_calls ?? []), ...part.message.tool_calls];
        }
      }
      messages.push(message);
      const calls = message.tool_calls ?? [];
      const finish = finishes(last.done_reason);
      return {
        text: message.content,
        reasoning: message.thinking ?? null,
        calls: calls.map((call) => ({ name: call.function.name, arguments: JSON.stringify(call.function.arguments) })),
        // Ollama stops with `stop` after calls too.
        finish: calls.length > 0 && finish === 'stop' ? 'tool_calls' : finish,
        usage: { input: last.prompt_eval_count ?? 0, output: last.eval_count ?? 0, reasoning: null },
        updates,
      };
    },
    giveBack(results) {
      for (const call of messages.at(-1).tool_calls) {
        messages.push({ role: 'tool', tool_name: call.function.name, content: results[call.function.name] });
      }
    },
  };
}
