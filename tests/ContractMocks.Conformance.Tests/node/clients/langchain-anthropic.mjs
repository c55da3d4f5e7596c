import { ChatAnthropic } from '@langchain/anthropic';
import { beginWith } from '../langchain.mjs';

export { statusOf } from '../langchain.mjs';

export const begin = (base, conversation, key) => beginWith(conversation, new ChatAnthropic({
  model: 'claude-sonnet-4-5', apiKey: key, maxRetries: 0, anthropicApiUrl: base, maxTokens: 16000,
  ...(conversation.reasons && { thinking: { type: 'enabled', budget_tokens: 2000 } }),
}));
