import { GoogleGenAI } from '@google/genai';
import { finishes } from '../finishes.mjs';

export const statusOf = (error) => error.status;

export const begin = (base, conversation, key) => beginWith(conversation, new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: base } }));

/**
 * @param conversation what to run
 * @param client a client of the package, for Gemini or for Vertex
 */
export function beginWith(conversation, client) {
  const contents = [];
  let calls = [];
  const config = {};
  if (conversation.system) {
    config.systemInstruction = conversation.system;
  }
  if (conversation.tools.length > 0) {
    config.tools = [{
      functionDeclarations: conversation.tools.map((tool) => ({ name: tool.name, description: tool.description, parametersJsonSchema: tool.parameters })),
    }];
  }
  if (conversation.schema) {
    config.responseMimeType = 'application/json';
    config.responseJsonSchema = conversation.schema;
  }
  if (conversation.reasons) {
    config.thinkingConfig = { includeThoughts: true };
  }

  async function* ask(streamed) {
    const request = { model: 'gemini-2.5-flash', contents, config };
    if (streamed) {
      yield* await client.models.generateContentStream(request);
    } else {
      yield await client.models.generateContent(request);
    }
  }

  return {
    say(text, image) {
      const picture = image ? [{ inlineData: { mimeType: 'image/png', data: image } }] : [];
      contents.push({ role: 'user', parts: [...picture, { text }] });
    },
    async answer(streamed) {
      const parts = [];
      let finish = null;
      let blocked = null;
      let usage = null;
      let updates = 0;
      for await (const piece of ask(streamed)) {
        updates++;
        const candidate = piece.candidates?.[0];
        parts.push(...(candidate?.content?.parts ?? []));
        finish = candidate?.finishReason ?? finish;
        blocked = piece.promptFeedback?.blockReason ?? blocked;
        usage = piece.usageMetadata ?? usage;
      }
      if (parts.length > 0) {
        contents.push({ role: 'model', parts: joined(parts) });
      }
      calls = parts.filter((part) => part.functionCall).map((part) => part.functionCall);
      const thoughts = parts.filter((part) => part.thought);
      const word = finishes(finish ?? blocked);
      return {
        text: parts.filter((part) => !part.thought).map((part) => part.text ?? '').join(''),
        reasoning: thoughts.length > 0 ? thoughts.map((part) => part.text).join('') : null,
        calls: calls.map((call) => ({ name: call.name, arguments: JSON.stringify(call.args ?? {}) })),
        // Gemini stops with STOP after calls too.
        finish: calls.length > 0 && word === 'stop' ? 'tool_calls' : word,
        usage: usage && {
          input: usage.promptTokenCount ?? 0,
          output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
          reasoning: usage.thoughtsTokenCount ?? null,
        },
        updates,
      };
    },
    giveBack(results) {
      contents.push({
        role: 'user',
        parts: calls.map((call) => ({ functionResponse: { ...(call.id && { id: call.id }), name: call.name, response: JSON.parse(results[call.name]) } })),
      });
    },
  };
}

// The pieces of a streamed text go back as one part, as they would have come without the stream.
function joined(parts) {
  const whole = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.text !== undefined && part.text !== undefined && !last.thought === !part.thought) {
      whole[whole.length - 1] = { ...last, ...part, text: last.text + part.text };
    } else {
      whole.push(part);
    }
  }
  return whole;
}
