/**
 * Text of users in the quotes of Mermaid. Letters, digits and blanks stay, and so do the signs of names within a word;
 * all else is written by its number. So nothing in it can close the quotes, be read as HTML, Markdown, a formula, an
 * icon, an address or a setting, or be taken for what Mermaid puts in the place of such numbers.
 */
export function mermaidText(text: string): string {
  return text.replaceAll(special, (character) => `#${character.codePointAt(0)};`);
}

const special =
  /(?<![\p{L}\p{N}])[-_./]|[-_./](?![\p{L}\p{N}])|(?<=^www|[^\p{L}\p{N}]www)\.|[^\p{L}\p{M}\p{N} ,_./-]/giu;
