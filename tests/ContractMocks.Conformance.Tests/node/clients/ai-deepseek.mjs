import { createDeepSeek } from '@ai-sdk/deepseek';
import { beginWith } from '../ai.mjs';

export { statusOf } from '../ai.mjs';

export const begin = (base, conversation, key) => beginWith(conversation, createDeepSeek({ apiKey: key, baseURL: base })('deepseek-reasoner'), {});
