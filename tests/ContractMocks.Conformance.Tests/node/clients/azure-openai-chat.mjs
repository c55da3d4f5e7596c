import { AzureOpenAI } from 'openai';
import { beginWith } from './openai-chat.mjs';

export { statusOf } from './openai-chat.mjs';

// The deployment goes into the path, the key into `api-key`.
export const begin = (base, conversation, key) =>
  beginWith(conversation, new AzureOpenAI({ apiKey: key, endpoint: base, apiVersion: '2024-10-21', deployment: 'gpt-5', maxRetries: 0 }));
