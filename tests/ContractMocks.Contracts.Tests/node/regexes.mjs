// Judges as Node's RegExp does. In: lines of {"pattern": …, "texts": […]}. Out, for each: the flags that read it (null where none does) and a
// verdict for each text.
import { createInterface } from 'node:readline';

const create = (pattern) => {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next one may read it.
    }
  }

  return null;
};

for await (const line of createInterface({ input: process.stdin })) {
  const { pattern, texts } = JSON.parse(line);
  const regex = create(pattern);
  process.stdout.write(JSON.stringify({ flags: regex?.flags ?? null, verdicts: regex === null ? [] : texts.map((text) => regex.test(text)) }) + '\n');
}
