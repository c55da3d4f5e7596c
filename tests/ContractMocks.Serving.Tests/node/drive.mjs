// node drive.mjs openai|anthropic BASE_URL
// Makes every call of one SDK against a server and prints one JSON line for each: {"call", "ok", "error"}.
// The last line names the SDK's resources that no call covers, found by walking the client itself: {"uncovered": [...]}.
import { resourcesOf, uncovered } from './resources.mjs';
import { run } from './outcomes.mjs';

const [sdk, baseURL] = process.argv.slice(2);
const { client, calls, excluded } = await (await import(`./${sdk}/calls.mjs`)).create(baseURL);

// Few at a time: a server that answers one request after another must not run into the time limit of a call.
const waiting = Object.entries(calls);
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [call, make] = next;
    const error = await run(make);
    console.log(JSON.stringify({ call, ok: error === null, error }));
  }
}
await Promise.all(Array.from({ length: 4 }, work));
console.log(JSON.stringify({ uncovered: uncovered(resourcesOf(client), Object.keys(calls), excluded) }));
// Sockets that a server holds open must not keep this process.
process.exit(0);
