// Runs rounds of conversations with one client: node run.mjs CLIENT < rounds, read as JSON: [{ base, key, conversations }].
// Prints a line of JSON for each conversation of each round, whole and streamed. A client is a file of clients/ that exports `begin(base, conversation, key)`:
//   say(text, image)   adds what the user says, with a PNG in base64 or null
//   answer(streamed)   asks, keeps the answer, and returns { text, reasoning, refusal, calls: [{ name, arguments }], finish, usage, updates }
//   giveBack(results)  adds the results of the calls in the last answer, by the tool's name
// and `statusOf(error)`: the HTTP status that an exception tells. Where a client reports a failure without throwing, `answer` throws an Error with
// `shownAs`: what the client reports.
import { text } from 'node:stream/consumers';

// What clients tell their users is not for those who read the results.
console.log = console.info = console.error;

const client = await import(`./clients/${process.argv[2]}.mjs`);
const rounds = JSON.parse(await text(process.stdin));

function show(...about) {
  if (process.env.CONFORMANCE_STACKS) {
    console.error(...about);
  }
}

// Some clients reject promises that nobody asked for beside the one that was; what was asked for is reported.
process.on('unhandledRejection', (error) => show('unhandled', error));

async function run({ base, key }, conversation, streamed) {
  const answers = [];
  try {
    const talk = client.begin(base, conversation, key);
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
    show(conversation.name, error);
    // Bundlers put an underscore before the names of classes.
    const exception = error.shownAs ?? error.constructor.name.replace(/^_/, '');
    const shown = { status: client.statusOf(error) ?? null, exception, message: String(error.message) };
    return { conversation: conversation.name, streamed, answers, error: shown };
  }
}

for (const [number, round] of rounds.entries()) {
  for (const conversation of round.conversations) {
    for (const streamed of [false, true]) {
      process.stdout.write(`${JSON.stringify({ round: number, seen: await run(round, conversation, streamed) })}\n`);
    }
  }
}
// Clients keep connections open; nothing more is to come once all is written.
process.stdout.write('', () => process.exit(0));
