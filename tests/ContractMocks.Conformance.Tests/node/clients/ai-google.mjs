import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(
  conversation,
  createGoogleGenerativeAI({ apiKey: key, baseURL: `${base}/v1beta` })('gemini-2.5-flash'),
  conversation.reasons ? { google: { thinkingConfig: { includeThoughts: true } } } : {},
);
