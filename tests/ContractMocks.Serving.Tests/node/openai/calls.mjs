// Every call that the tests make with OpenAI's Node SDK: each method that is one request, and the streaming forms.
import OpenAI from 'openai';
import { agents } from './agents.mjs';
import { administration } from './administration.mjs';
import { generation } from './generation.mjs';
import { storage } from './storage.mjs';
import { training } from './training.mjs';

export async function create(baseURL) {
  const client = new OpenAI({ baseURL, apiKey: 'sk-test', adminAPIKey: 'sk-admin-test', maxRetries: 0, timeout: 20_000 });
  return {
    client,
    calls: { ...generation(client), ...storage(client), ...training(client), ...agents(client), ...administration(client) },
    // Webhooks verify what arrives, they call nothing. The two beta.realtime resources call paths that the document no longer has.
    excluded: ['webhooks', 'beta.realtime.sessions', 'beta.realtime.transcriptionSessions'],
  };
}
