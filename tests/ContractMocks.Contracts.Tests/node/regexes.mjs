// Judges as Node's RegExp does. In: lines of {"pattern": …, "texts": […]}. Out, for each: the flags that read it (null where none does) and a
// verdict for each text; null where Node found its match between the halves of a code point, which the standard does not look into.
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

const judge = (regex, text) => {
  const index = regex.exec(text)?.index;
  const isWithin = index > 0 && regex.unicode && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(index - 1, index + 1));
  return isWithin ? null : index !== undefined;
};

for await (const line of createInterface({ input: process.stdin })) {
  const { pattern, texts } = JSON.parse(line);
  const regex = create(pattern);
  process.stdout.write(JSON.stringify({ flags: regex?.flags ?? null, verdicts: regex === null ? [] : texts.map((text) => judge(regex, text)) }) + '\n');
}
