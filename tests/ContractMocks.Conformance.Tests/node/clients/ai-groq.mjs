import { createGroq } from '@ai-sdk/groq';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(
  conversation,
  createGroq({ apiKey: key, baseURL: `${base}/openai/v1` })('openai/gpt-oss-120b'),
  conversation.reasons ? { groq: { reasoningFormat: 'parsed' } } : {},
);
