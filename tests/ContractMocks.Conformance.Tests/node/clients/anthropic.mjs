import Anthropic from '@anthropic-ai/sdk';
import { finishes } from '../finishes.mjs';

export const statusOf = (error) => error.status;

export function begin(base, conversation, key) {
  const client = new Anthropic({ apiKey: key, baseURL: base, maxRetries: 0 });
  const messages = [];
  const request = { model: 'claude-opus-4-6', max_tokens: 16000 };
  if (conversation.system) {
    request.system = conversation.system;
  }
  if (conversation.tools.length > 0) {
    request.tools = conversation.tools.map((tool) => ({ name: tool.name, description: tool.description, input_schema: tool.parameters }));
  }
  if (conversation.schema) {
    request.output_config = { format: { type: 'json_schema', schema: conversation.schema } };
  }
  if (conversation.reasons) {
    request.thinking = { type: 'enabled', budget_tokens: 2000 };
  }

  async function ask(streamed) {
    if (!streamed) {
      return { message: await client.messages.create({ ...request, messages }), updates: 1 };
    }
    let updates = 0;
    const stream = client.messages.stream({ ...request, messages });
    stream.on('streamEvent', () => updates++);
    return { message: await stream.finalMessage(), updates };
  }

  return {
    say(text, image) {
      const picture = image ? [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: image } }] : [];
      messages.push({ role: 'user', content: image ? [...picture, { type: 'text', text }] : text });
    },
    async answer(streamed) {
      const { message, updates } = await ask(streamed);
      if (message.content.length > 0) {
        messages.push({ role: 'assistant', content: message.content });
      }
      const of = (type) => message.content.filter((block) => block.type === type);
      const thoughts = of('thinking');
      return {
        text: of('text').map((block) => block.text).join(''),
        reasoning: thoughts.length > 0 ? thoughts.map((block) => block.thinking).join('') : null,
        calls: of('tool_use').map((block) => ({ name: block.name, arguments: JSON.stringify(block.input) })),
        finish: finishes(message.stop_reason),
        usage: { input: message.usage.input_tokens, output: message.usage.output_tokens, reasoning: null },
        updates,
      };
    },
    giveBack(results) {
      const calls = messages.at(-1).content.filter((block) => block.type === 'tool_use');
      messages.push({
        role: 'user',
        content: calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: results[call.name] })),
      });
    },
  };
}
