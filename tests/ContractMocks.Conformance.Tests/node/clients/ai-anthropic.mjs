import { createAnthropic } from '@ai-sdk/anthropic';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(
  conversation,
  createAnthropic({ apiKey: key, baseURL: `${base}/v1` })('claude-sonnet-4-5'),
  conversation.reasons ? { anthropic: { thinking: { type: 'enabled', budgetTokens: 2000 } } } : {},
);
