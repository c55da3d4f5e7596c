import OpenAI from 'openai';
import { finishes } from '../finishes.mjs';

export const statusOf = (error) => error.status;

export const begin = (base, conversation, key) => beginWith(conversation, new OpenAI({ apiKey: key, baseURL: `${base}/v1`, maxRetries: 0 }));

/**
 * @param conversation what to run
 * @param client a client of the package, for whichever host
 */
export function beginWith(conversation, client) {
  const messages = conversation.system ? [{ role: 'system', content: conversation.system }] : [];
  const request = { model: 'gpt-5' };
  if (conversation.tools.length > 0) {
    request.tools = conversation.tools.map((tool) => ({ type: 'function', function: tool }));
  }
  if (conversation.schema) {
    request.response_format = { type: 'json_schema', json_schema: { name: 'answer', schema: conversation.schema, strict: true } };
  }
  if (conversation.reasons) {
    request.reasoning_effort = 'medium';
  }

  async function ask(streamed) {
    if (!streamed) {
      return { completion: await client.chat.completions.create({ ...request, messages }), updates: 1 };
    }
    let updates = 0;
    const stream = client.chat.completions.stream({ ...request, messages, stream_options: { include_usage: true } });
    stream.on('chunk', () => updates++);
    return { completion: await stream.finalChatCompletion(), updates };
  }

  return {
    say(text, image) {
      const parts = [{ type: 'text', text }];
      if (image) {
        parts.push({ type: 'image_url', image_url: { url: `data:image/png;base64,${image}` } });
      }
      messages.push({ role: 'user', content: image ? parts : text });
    },
    async answer(streamed) {
      const { completion, updates } = await ask(streamed);
      const { message, finish_reason: finish } = completion.choices[0];
      messages.push(message);
      const { usage } = completion;
      return {
        text: message.content ?? '',
        refusal: message.refusal ?? null,
        calls: (message.tool_calls ?? []).map((call) => ({ name: call.function.name, arguments: call.function.arguments })),
        finish: finishes(finish),
        usage: usage && { input: usage.prompt_tokens, output: usage.completion_tokens, reasoning: usage.completion_tokens_details?.reasoning_tokens ?? null },
        updates,
      };
    },
    giveBack(results) {
      for (const call of messages.at(-1).tool_calls) {
        messages.push({ role: 'tool', tool_call_id: call.id, content: results[call.function.name] });
      }
    },
  };
}
