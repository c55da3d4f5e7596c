// Reads texts, each as a line of JSON, and writes the ids of their tokens, a line each.
// node tokens.mjs <gpt-tokenizer|js-tiktoken> <o200k_base|cl100k_base>
import { createInterface } from 'node:readline';

const [, , judge, vocabulary] = process.argv;
const encoders = {
  'gpt-tokenizer': async () => {
    const { encode } = await import(`gpt-tokenizer/encoding/${vocabulary}`);
    return (text) => encode(text, { disallowedSpecial: new Set() });
  },
  'js-tiktoken': async () => {
    const { Tiktoken } = await import('js-tiktoken/lite');
    const encoder = new Tiktoken((await import(`js-tiktoken/ranks/${vocabulary}`)).default);
    return (text) => encoder.encode(text, [], []);
  },
};

const encode = await encoders[judge]();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(encode(JSON.parse(line)).join(' ') + '\n');
}
