import { ChatOpenAI } from '@langchain/openai';
import { beginWith } from '../langchain.mjs';

export { statusOf } from '../langchain.mjs';

export const begin = (base, conversation, key) => beginWith(conversation, new ChatOpenAI({
  model: 'gpt-5', apiKey: key, maxRetries: 0, useResponsesApi: true, configuration: { baseURL: `${base}/v1` },
  ...(conversation.reasons && { reasoning: { effort: 'medium', summary: 'detailed' } }),
}));
