// Ge'ez letters (Tigrinya): homophones, the consonant skeleton, Latin spellings and numerals.

/** Rows of eight signs that sound the same today: row → the row it is read as. */
const sameRow = new Map([
  [0x1220, 0x1230],
  [0x1340, 0x1338],
  [0x1280, 0x1200],
  [0x1210, 0x1200],
  [0x12d0, 0x12a0],
  [0x12b8, 0x12a8],
  [0x1250, 0x1240],
  [0x1248, 0x1240],
  [0x1258, 0x1240],
  [0x1288, 0x1200],
  [0x12b0, 0x12a8],
  [0x12c0, 0x12a8],
  [0x1310, 0x1308],
]);
const rowOf = (sign: string): number => (sign.codePointAt(0) ?? 0) & ~7;

/** Keeps the consonant and drops the vowel order: people disagree on vowels, hardly on consonants. */
export const foldGeez = (text: string): string =>
  text.replace(/[\u1200-\u135a]/g, (sign) => String.fromCodePoint(sameRow.get(rowOf(sign)) ?? rowOf(sign)));

const consonants = new Map(
  (
    '1200 h,1208 l,1210 h,1218 m,1220 s,1228 r,1230 s,1238 sh,1240 q,1248 q,1250 q,1258 q,1260 b,1268 v,1270 t,1278 ch,' +
    '1280 h,1288 h,1290 n,1298 ny,12a0 ,12a8 k,12b0 k,12b8 k,12c0 k,12c8 w,12d0 ,12d8 z,12e0 zh,12e8 y,12f0 d,12f8 d,' +
    '1300 j,1308 g,1310 g,1320 t,1328 ch,1330 p,1338 ts,1340 ts,1348 f,1350 p'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string])
    .map(([row, letters]) => [Number.parseInt(row, 16), letters] as const),
);
const vowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

/** The sixth order is a bare consonant, with an i or e before it can be said at the start of a word. */
export const romanGeez = (word: string): string =>
  [...word]
    .map((sign, at) => {
      const consonant = consonants.get(rowOf(sign));
      if (consonant === undefined) return '';
      const order = (sign.codePointAt(0) ?? 0) & 7;
      if (order === 5 && at === 0) return consonant === '' ? 'e' : `${consonant}i`;
      return consonant === '' && order === 0 ? 'a' : consonant + vowels[order];
    })
    .join('');

/** ፳፻፲፰ → 2018: ones and tens as digits, ፻ = × 100, ፼ = × 10,000. */
export const geezNumerals = (text: string): string =>
  text.replace(/[\u1369-\u137c]+/g, (signs) => {
    let total = 0;
    let part = 0;
    for (const sign of signs) {
      const place = (sign.codePointAt(0) ?? 0) - 0x1369;
      if (place < 9) part += place + 1;
      else if (place < 18) part += (place - 8) * 10;
      else {
        const times = place === 18 ? 100 : 10_000;
        total += Math.max(part, 1) * times;
        part = 0;
      }
    }
    return String(total + part);
  });
