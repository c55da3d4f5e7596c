// Official clients that are told nothing but what the environment says: node environment.mjs. Prints a line of JSON for each: { client, said } or { client, error }.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import { OAuth2Client } from 'google-auth-library';
import { Ollama } from 'ollama';
import OpenAI, { AzureOpenAI } from 'openai';

const words = 'Who goes there?';
const messages = [{ role: 'user', content: words }];
const text = (model) => generateText({ model, messages, maxRetries: 0 }).then((result) => result.text);

function vertex() {
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: 'test', expiry_date: Date.now() + 3_600_000 });
  return new GoogleGenAI({ vertexai: true, project: 'project', location: 'us-central1', googleAuthOptions: { authClient, projectId: 'project' } });
}

async function onAzureAlone() {
  const { OPENAI_BASE_URL: other } = process.env;
  delete process.env.OPENAI_BASE_URL;
  try {
    return new AzureOpenAI({ apiVersion: '2024-10-21', maxRetries: 0 });
  } finally {
    process.env.OPENAI_BASE_URL = other;
  }
}

const chat = async (client) => (await client.chat.completions.create({ model: 'gpt-5', messages })).choices[0].message.content;
const generate = async (client) => (await client.models.generateContent({ model: 'gemini-2.5-flash', contents: words })).text;

const clients = {
  'openai, chat': () => chat(new OpenAI({ maxRetries: 0 })),
  'openai, responses': async () => (await new OpenAI({ maxRetries: 0 }).responses.create({ model: 'gpt-5', input: words })).output_text,
  'openai, AzureOpenAI': async () => chat(await onAzureAlone()),
  'openai, AzureOpenAI beside OpenAI': () => chat(new AzureOpenAI({ apiVersion: '2024-10-21', maxRetries: 0 })),
  '@anthropic-ai/sdk': async () => (await new Anthropic({ maxRetries: 0 }).messages.create({ model: 'claude-opus-4-6', max_tokens: 100, messages })).content[0].text,
  '@google/genai': () => generate(new GoogleGenAI({})),
  '@google/genai, Vertex': () => generate(vertex()),
  // The JavaScript client leaves the variable to its users; the others of Ollama read it themselves.
  ollama: async () => (await new Ollama({ host: process.env.OLLAMA_HOST }).chat({ model: 'qwen3', messages })).message.content,
  '@ai-sdk/openai, chat': () => text(createOpenAI().chat('gpt-5')),
  '@ai-sdk/openai, responses': () => text(createOpenAI().responses('gpt-5')),
  '@ai-sdk/anthropic': () => text(createAnthropic()('claude-opus-4-6')),
  '@langchain/openai': async () => (await new ChatOpenAI({ model: 'gpt-5', maxRetries: 0 }).invoke(words)).text,
  '@langchain/anthropic': async () => (await new ChatAnthropic({ model: 'claude-opus-4-6', maxRetries: 0 }).invoke(words)).text,
  // The same path with two providers.
  'openai, models': async () => (await new OpenAI({ maxRetries: 0 }).models.list()).data.length > 0 && words,
  '@anthropic-ai/sdk, models': async () => (await new Anthropic({ maxRetries: 0 }).models.list()).data[0].type === 'model' && words,
};

// What clients tell their users is not for those who read the results.
console.log = console.info = console.debug = console.error;

for (const [client, ask] of Object.entries(clients)) {
  let line;
  try {
    line = { client, said: await ask() };
  } catch (error) {
    line = { client, error: `${error.constructor.name}: ${error.message} ${error.url ?? ''}` };
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
process.stdout.write('', () => process.exit(0));
