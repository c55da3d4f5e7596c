// LangChain with any of its providers: each file of clients/ gives the chat model.
import { AIMessage, HumanMessage, SystemMessage, ToolMessage } from 'langchain';
import { finishes } from './finishes.mjs';

export const statusOf = (error) => error.status ?? error.cause?.status ?? error.response?.status;

export function beginWith(conversation, chat) {
  const messages = conversation.system ? [new SystemMessage(conversation.system)] : [];
  let model = chat;
  if (conversation.tools.length > 0) {
    model = chat.bindTools(conversation.tools.map((tool) => ({ name: tool.name, description: tool.description, schema: tool.parameters })));
  }

  async function ask(streamed) {
    if (!streamed) {
      return { message: await model.invoke(messages), updates: 1 };
    }
    let message;
    let updates = 0;
    for await (const chunk of await model.stream(messages)) {
      updates++;
      message = message ? message.concat(chunk) : chunk;
    }
    return { message, updates };
  }

  // A schema goes through the model's own way of asking for one; the raw message comes beside what was parsed of it.
  async function askForm(streamed) {
    const formed = chat.withStructuredOutput(conversation.schema, { name: 'answer', method: 'jsonSchema', includeRaw: true });
    if (!streamed) {
      const { raw, parsed } = await formed.invoke(messages);
      return { message: raw, parsed, updates: 1 };
    }
    let message;
    let parsed;
    let updates = 0;
    for await (const part of await formed.stream(messages)) {
      updates++;
      message = part.raw ? (message ? message.concat(part.raw) : part.raw) : message;
      parsed = part.parsed ?? parsed;
    }
    return { message, parsed, updates };
  }

  return {
    say(text, image) {
      const picture = image ? [{ type: 'image_url', image_url: { url: `data:image/png;base64,${image}` } }] : [];
      messages.push(new HumanMessage({ content: image ? [{ type: 'text', text }, ...picture] : text }));
    },
    async answer(streamed) {
      const { message, parsed, updates } = conversation.schema ? await askForm(streamed) : await ask(streamed);
      messages.push(new AIMessage({
        content: message.content, tool_calls: message.tool_calls, additional_kwargs: message.additional_kwargs,
        response_metadata: message.response_metadata, id: message.id,
      }));
      const metadata = message.response_metadata;
      const usage = message.usage_metadata;
      const calls = message.tool_calls ?? [];
      const finish = finishes(metadata.finish_reason ?? metadata.finishReason ?? metadata.stop_reason ?? message.additional_kwargs?.stop_reason
        ?? message.additional_kwargs?.finishReason ?? metadata.incomplete_details?.reason ?? metadata.status);
      // Standard blocks but for Gemini, whose thoughts keep the name that they have with Anthropic.
      const standard = message.contentBlocks.filter((block) => block.type === 'reasoning').map((block) => block.reasoning);
      const own = Array.isArray(message.content) ? message.content.filter((block) => block.type === 'thinking').map((block) => block.thinking) : [];
      const thoughts = standard.length > 0 ? standard : own;
      return {
        text: parsed ? JSON.stringify(parsed) : message.text,
        reasoning: thoughts.length > 0 ? thoughts.join('') : null,
        refusal: message.additional_kwargs?.refusal ?? null,
        calls: calls.map((call) => ({ name: call.name, arguments: JSON.stringify(call.args) })),
        finish: calls.length > 0 && finish === 'stop' ? 'tool_calls' : finish,
        usage: usage && { input: usage.input_tokens, output: usage.output_tokens, reasoning: usage.output_token_details?.reasoning ?? null },
        updates,
      };
    },
    giveBack(results) {
      for (const call of messages.at(-1).tool_calls) {
        messages.push(new ToolMessage({ tool_call_id: call.id, name: call.name, content: results[call.name] }));
      }
    },
  };
}
