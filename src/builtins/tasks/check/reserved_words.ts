/** Words of SQL that (nearly) every engine reserves: without quotes they are no names of columns. */
const reservedWords: ReadonlySet<string> = new Set(
  [
    'all and any as asc between both by case cast check collate column constraint create cross current_date',
    'current_time current_timestamp current_user default delete desc distinct drop else end except exists false fetch',
    'for foreign from full grant group having in inner insert intersect into is join leading left like limit natural',
    'not null offset on or order outer primary references right select session_user set some table then to trailing',
    'true union unique update user using values when where window with',
  ].flatMap((line) => line.split(' ')),
);

/** Whether an engine reads a word as its own, however it is written. */
export function isReservedWord(word: string): boolean {
  return reservedWords.has(word.toLowerCase());
}
