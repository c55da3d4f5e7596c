// The providers' and clients' words for why a model stopped, in those of the expectations. What is not here stays as it is.
const words = {
  end_turn: 'stop',
  completed: 'stop',
  tool_use: 'tool_calls',
  'tool-calls': 'tool_calls',
  max_tokens: 'length',
  max_output_tokens: 'length',
  'content-filter': 'content_filter',
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'content_filter',
};

export const finishes = (word) => words[word] ?? word ?? null;
