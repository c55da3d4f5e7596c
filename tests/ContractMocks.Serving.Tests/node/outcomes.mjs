// What makes a call a success: it is answered in time, with what its kind promises, and what should end ends.

const CALL_LIMIT = 20_000;
// No mock has so much to tell: what goes on beyond these has no end.
const PAGE_LIMIT = 10;
const EVENT_LIMIT = 1_000;

/** The error of a call, or null when it succeeded. */
export async function run(make) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CALL_LIMIT / 1000} s`)), CALL_LIMIT);
  });
  try {
    await Promise.race([make(), limit]);
    return null;
  } catch (error) {
    return `${error?.constructor?.name}: ${error?.message ?? error}`.slice(0, 500);
  } finally {
    clearTimeout(timer);
  }
}

/** A call that gives a JSON object; `check` may look at it. */
export const value = (make, check) => async () => {
  const answer = await make();
  if (answer === null || typeof answer !== 'object') throw new Error(`expected an object, got ${JSON.stringify(answer)}`);
  if (check && !check(answer)) throw new Error(`${check} does not hold for ${JSON.stringify(answer).slice(0, 300)}`);
};

/** A call that gives plain text. */
export const text = (make) => async () => {
  const answer = await make();
  if (typeof answer !== 'string') throw new Error(`expected text, got ${JSON.stringify(answer).slice(0, 300)}`);
};

/** A call whose answer has no body. */
export const nothing = (make) => async () => void (await make());

/** A list, read over all its pages: it has to end. */
export const pages = (make, least = 0) => async () => {
  let count = 0;
  let read = 0;
  for await (const page of (await make()).iterPages()) {
    if (++read > PAGE_LIMIT) throw new Error(`the list has no end: ${PAGE_LIMIT} pages and more`);
    for (const item of page.getPaginatedItems()) {
      if (item === null || typeof item !== 'object') throw new Error(`expected objects, got ${JSON.stringify(item)}`);
      count++;
    }
  }
  if (count < least) throw new Error(`expected at least ${least} items, got ${count}`);
};

/** A stream of events: at least one, and it has to end. */
export const events = (make) => async () => {
  let count = 0;
  for await (const event of await make()) {
    if (event === null || typeof event !== 'object') throw new Error(`expected objects, got ${JSON.stringify(event)}`);
    if (++count > EVENT_LIMIT) throw new Error(`the stream has no end: ${EVENT_LIMIT} events and more`);
  }
  if (count === 0) throw new Error('the stream had no event');
};

/** A download: the client gives the response, and it has to be readable. */
export const download = (make) => async () => {
  const response = await make();
  if (!response.ok) throw new Error(`status ${response.status}`);
  await response.arrayBuffer();
};
