// Runs the shared list of conversations, read as JSON from standard input, with one client: node run.mjs CLIENT BASE_URL < list.
// Prints a line of JSON for each conversation, whole and streamed. A client is a file of clients/ that exports `begin(base, conversation)`:
//   say(text, image)   adds what the user says, with a PNG in base64 or null
//   answer(streamed)   asks, keeps the answer, and returns { text, reasoning, refusal, calls: [{ name, arguments }], finish, usage, updates }
//   giveBack(results)  adds the results of the calls in the last answer, by the tool's name
// and `statusOf(error)`: the HTTP status that an exception tells.
import { text } from 'node:stream/consumers';

const [name, base] = process.argv.slice(2);
const client = await import(`./clients/${name}.mjs`);
const conversations = JSON.parse(await text(process.stdin));

async function run(conversation, streamed) {
  const answers = [];
  try {
    const talk = client.begin(base, conversation);
    let said = 0;
    talk.say(conversation.users[said++], conversation.image);
    while (answers.length < 10) {
      const answer = await talk.answer(streamed);
      answers.push({ text: '', reasoning: null, refusal: null, calls: [], finish: null, usage: null, updates: 1, ...answer });
      if (answers.at(-1).calls.length > 0 && Object.keys(conversation.results).length > 0) {
        talk.giveBack(conversation.results);
      } else if (said < conversation.users.length) {
        talk.say(conversation.users[said++], null);
      } else {
        break;
      }
    }
    return { conversation: conversation.name, streamed, answers, error: null };
  } catch (error) {
    const shown = { status: client.statusOf(error) ?? null, exception: error.constructor.name, message: String(error.message) };
    if (process.env.CONFORMANCE_STACKS) {
      console.error(conversation.name, error);
    }
    return { conversation: conversation.name, streamed, answers, error: shown };
  }
}

for (const conversation of conversations) {
  for (const streamed of [false, true]) {
    console.log(JSON.stringify(await run(conversation, streamed)));
  }
}
// Clients keep connections open; nothing more is to come.
process.exit(0);
