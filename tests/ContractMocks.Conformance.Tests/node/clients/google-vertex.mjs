import { GoogleGenAI } from '@google/genai';
import { OAuth2Client } from 'google-auth-library';
import { beginWith } from './google.mjs';

export { statusOf } from './google.mjs';

// A token at hand, so that the client does not look for one on the machine or in Google's cloud.
export function begin(base, conversation, key) {
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: key, expiry_date: Date.now() + 3_600_000 });
  return beginWith(conversation, new GoogleGenAI({
    vertexai: true, project: 'project', location: 'us-central1', googleAuthOptions: { authClient, projectId: 'project' }, httpOptions: { baseUrl: base },
  }));
}
