import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(
  conversation,
  createOpenAICompatible({ name: 'host', apiKey: key, baseURL: `${base}/v1`, includeUsage: true, supportsStructuredOutputs: true })('qwen3'),
  {},
);
