import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { beginWith } from '../langchain.mjs';

export { statusOf } from '../langchain.mjs';

export const begin = (base, conversation, key) => beginWith(conversation, new ChatGoogleGenerativeAI({
  model: 'gemini-2.5-flash', apiKey: key, maxRetries: 0, baseUrl: base,
  ...(conversation.reasons && { thinkingConfig: { includeThoughts: true } }),
}));
