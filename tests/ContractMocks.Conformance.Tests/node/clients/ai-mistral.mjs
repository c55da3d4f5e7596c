import { createMistral } from '@ai-sdk/mistral';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(conversation, createMistral({ apiKey: key, baseURL: `${base}/v1` })('magistral-medium-2509'), {});
