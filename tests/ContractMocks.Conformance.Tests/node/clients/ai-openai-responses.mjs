import { createOpenAI } from '@ai-sdk/openai';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(
  conversation,
  createOpenAI({ apiKey: key, baseURL: `${base}/v1` }).responses('gpt-5'),
  conversation.reasons ? { openai: { reasoningEffort: 'medium', reasoningSummary: 'detailed' } } : {},
);
