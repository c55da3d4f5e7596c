import OpenAI from 'openai';

export const statusOf = (error) => error.status;

// The whole history goes with each request; the .NET client's rows try `previous_response_id`.
export function begin(base, conversation, key) {
  const client = new OpenAI({ apiKey: key, baseURL: `${base}/v1`, maxRetries: 0 });
  const input = [];
  let calls = [];
  const request = { model: 'gpt-5', store: false };
  if (conversation.system) {
    request.instructions = conversation.system;
  }
  if (conversation.tools.length > 0) {
    request.tools = conversation.tools.map((tool) => ({ type: 'function', strict: true, ...tool }));
  }
  if (conversation.schema) {
    request.text = { format: { type: 'json_schema', name: 'answer', schema: conversation.schema, strict: true } };
  }
  if (conversation.reasons) {
    request.reasoning = { effort: 'medium', summary: 'detailed' };
  }

  async function ask(streamed) {
    if (!streamed) {
      return { response: await client.responses.create({ ...request, input }), updates: 1 };
    }
    let updates = 0;
    const stream = client.responses.stream({ ...request, input });
    for await (const _ of stream) {
      updates++;
    }
    return { response: await stream.finalResponse(), updates };
  }

  return {
    say(text, image) {
      const parts = [{ type: 'input_text', text }];
      if (image) {
        parts.push({ type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${image}` });
      }
      input.push({ role: 'user', content: image ? parts : text });
    },
    async answer(streamed) {
      const { response, updates } = await ask(streamed);
      if (response.error) {
        throw Object.assign(new Error(response.error.message), { shownAs: 'response.failed' });
      }
      // The helper for streams adds what was parsed; the service does not take it back.
      input.push(...response.output.map(({ parsed_arguments: _, ...item }) => ({
        ...item,
        ...(item.type === 'message' && { content: item.content.map(({ parsed: __, ...part }) => part) }),
      })));
      calls = response.output.filter((item) => item.type === 'function_call');
      const parts = response.output.filter((item) => item.type === 'message').flatMap((item) => item.content);
      const thoughts = response.output.filter((item) => item.type === 'reasoning').flatMap((item) => item.summary);
      const { usage } = response;
      return {
        text: response.output_text,
        refusal: parts.find((part) => part.type === 'refusal')?.refusal ?? null,
        reasoning: thoughts.length > 0 ? thoughts.map((part) => part.text).join('\n\n') : null,
        calls: calls.map((call) => ({ name: call.name, arguments: call.arguments })),
        finish: finish(response, calls),
        usage: usage && { input: usage.input_tokens, output: usage.output_tokens, reasoning: usage.output_tokens_details?.reasoning_tokens ?? null },
        updates,
      };
    },
    giveBack(results) {
      for (const call of calls) {
        input.push({ type: 'function_call_output', call_id: call.call_id, output: results[call.name] });
      }
    },
  };
}

// Responses have a status where others have a reason to stop.
function finish(response, calls) {
  if (response.status === 'completed') {
    return calls.length > 0 ? 'tool_calls' : 'stop';
  }
  const reason = response.incomplete_details?.reason;
  return reason === 'max_output_tokens' ? 'length' : reason ?? response.status;
}
