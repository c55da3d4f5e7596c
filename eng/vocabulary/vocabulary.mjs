// Writes src/ContractMocks/Tokens/Vocabularies: what the tokenizer must know. Run it by hand, with the newest Node at hand:
//   npm install --prefix eng/vocabulary --no-package-lock && node eng/vocabulary/vocabulary.mjs
//
// <name>.br: the tokens of a vocabulary, in the order of their ranks. A token is one byte, or two earlier tokens put together: so the file holds the
// bytes of the first 256 tokens and then, for each later token, the ranks of its halves. That is smaller than the bytes of the tokens, sorted or
// not, because ranks of short tokens return often. The low bytes of all left halves stand first, then their middle bytes, then their high bytes;
// then the right halves: alike bytes together compress best.
//
// characters.br: the sets of characters that the patterns name, as this Node knows them. Pairs of a class and how many code points it lasts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const here = new URL('.', import.meta.url);
const target = new URL('../../src/ContractMocks/Tokens/Vocabularies/', here);

function write(name, bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const packed = zlib.brotliCompressSync(bytes, { params });
  writeFileSync(new URL(`${name}.br`, target), packed);
  console.log(`${name}: ${bytes.length} bytes, ${packed.length} packed`);
}

// The two tokens that merging makes of a token's bytes before the token itself is known.
function halves(token, rank, ranks) {
  const parts = [...token];
  while (parts.length > 2) {
    let best = rank;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const merged = ranks.get(parts[i] + parts[i + 1]);
      if (merged < best) [best, at] = [merged, i];
    }

    if (at < 0) throw new Error(`token ${rank} is not made of two`);
    parts.splice(at, 2, parts[at] + parts[at + 1]);
  }

  return parts.map((part) => ranks.get(part));
}

function vocabulary(name) {
  const file = fileURLToPath(new URL(`node_modules/gpt-tokenizer/data/${name}.tiktoken`, here));
  const tokens = readFileSync(file, 'latin1').trim().split('\n').map((line, rank) => {
    const [base64, written] = line.split(' ');
    if (Number(written) !== rank) throw new Error(`rank ${written} stands in line ${rank}`);
    return Buffer.from(base64, 'base64').toString('latin1');
  });
  const ranks = new Map(tokens.map((token, rank) => [token, rank]));
  const merged = tokens.slice(256).map((token, i) => halves(token, i + 256, ranks));
  const planes = [0, 1].flatMap((half) => [0, 8, 16].map((shift) => Buffer.from(merged.map((pair) => (pair[half] >> shift) & 255))));
  write(name, Buffer.concat([Buffer.from(tokens.slice(0, 256).join(''), 'latin1'), ...planes]));
}

function characters() {
  // In the order of the bits in CharacterClasses.cs.
  const sets = [/[\r\n]/u, /\s/u, /[\p{Lu}\p{Lt}]/u, /\p{Ll}/u, /[\p{Lm}\p{Lo}]/u, /\p{M}/u, /\p{N}/u];
  const bytes = [];
  let last = -1;
  let length = 0;
  const end = () => {
    if (last < 0) return;
    bytes.push(last);
    for (; length >= 128; length >>= 7) bytes.push((length & 127) | 128);
    bytes.push(length);
  };
  for (let point = 0; point < 0x110000; point++) {
    const one = sets.findIndex((set) => set.test(String.fromCodePoint(point))) + 1;
    if (one !== last) {
      end();
      [last, length] = [one, 0];
    }

    length++;
  }

  end();
  write('characters', Buffer.from(bytes));
}

vocabulary('cl100k_base');
vocabulary('o200k_base');
characters();
