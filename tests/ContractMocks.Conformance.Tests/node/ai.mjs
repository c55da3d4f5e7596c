// Vercel's `ai` with any of its providers: each file of clients/ gives the model and its options.
import { APICallError, generateText, jsonSchema, Output, streamText, tool } from 'ai';
import { finishes } from './finishes.mjs';

export const statusOf = (error) => (APICallError.isInstance(error) ? error.statusCode : undefined);

// A failure that `ai` hands on as the provider sent it.
const told = (error) => Object.assign(new Error(typeof error === 'string' ? error : JSON.stringify(error)), { shownAs: 'error part' });

/**
 * @param conversation what to run
 * @param model a model of a provider
 * @param providerOptions what the provider is told beside it
 */
export function beginWith(conversation, model, providerOptions) {
  const messages = [];
  const request = { model, maxRetries: 0, providerOptions, maxOutputTokens: undefined };
  if (conversation.system) {
    request.system = conversation.system;
  }
  if (conversation.tools.length > 0) {
    // Without `execute` the loop is ours, as with the other clients.
    request.tools = Object.fromEntries(conversation.tools.map((one) => [
      one.name, tool({ description: one.description, inputSchema: jsonSchema(one.parameters) }),
    ]));
  }
  if (conversation.schema) {
    request.output = Output.object({ schema: jsonSchema(conversation.schema) });
  }
  let calls = [];

  async function ask(streamed) {
    if (!streamed) {
      const whole = await generateText({ ...request, messages });
      return { result: whole, text: whole.text, updates: 1 };
    }
    const stream = streamText({ ...request, messages, onError() {} });
    let updates = 0;
    let text = '';
    for await (const part of stream.fullStream) {
      updates++;
      if (part.type === 'error') {
        throw part.error instanceof Error ? part.error : told(part.error);
      }
      if (part.type === 'text-delta') {
        text += part.text;
      }
    }
    const names = ['text', 'reasoningText', 'toolCalls', 'finishReason', 'usage', 'response'];
    const values = await Promise.all(names.map((name) => stream[name]));
    const result = Object.fromEntries(names.map((name, index) => [name, values[index]]));
    if (conversation.schema) {
      result.output = await stream.output;
    }
    return { result, text, updates };
  }

  return {
    say(text, image) {
      const picture = image ? [{ type: 'image', image: `data:image/png;base64,${image}` }] : [];
      messages.push({ role: 'user', content: [...picture, { type: 'text', text }] });
    },
    async answer(streamed) {
      const { result, text, updates } = await ask(streamed);
      messages.push(...result.response.messages);
      calls = result.toolCalls;
      const { usage } = result;
      return {
        text: conversation.schema ? JSON.stringify(result.output) : text,
        reasoning: result.reasoningText ?? null,
        calls: calls.map((call) => ({ name: call.toolName, arguments: JSON.stringify(call.input) })),
        finish: finishes(result.finishReason),
        usage: {
          input: usage.inputTokens ?? 0,
          output: usage.outputTokens ?? 0,
          reasoning: usage.outputTokenDetails?.reasoningTokens ?? usage.reasoningTokens ?? null,
        },
        updates,
      };
    },
    giveBack(results) {
      messages.push({
        role: 'tool',
        content: calls.map((call) => ({
          type: 'tool-result', toolCallId: call.toolCallId, toolName: call.toolName, output: { type: 'json', value: JSON.parse(results[call.toolName]) },
        })),
      });
    },
  };
}
