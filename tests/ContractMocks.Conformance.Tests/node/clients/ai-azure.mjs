import { createAzure } from '@ai-sdk/azure';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

// Without a version in the address it is `/openai/v1/…`.
export const begin = (base, conversation, key) => beginWith(
  conversation,
  createAzure({ apiKey: key, baseURL: `${base}/openai` }).chat('gpt-5'),
  conversation.reasons ? { openai: { reasoningEffort: 'medium' } } : {},
);
