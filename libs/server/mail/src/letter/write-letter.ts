import { type Letter, type LetterAction } from './letter';
import { PAGE_STYLE } from './page-style';

/** A letter as a mail carries it. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterPlace {
  /** Where people reach the instance: `https://pki.example.org` */
  readonly address: string;
  /** Whether secrets in links are there, or only seen to be. */
  readonly secrets: 'there' | 'masked';
}

/** In the place of a secret. */
const MASK = '••••••';

/** Text and HTML of one letter: the same words in the same order. Nothing in it is fetched from anywhere. */
export function writeLetter(letter: Letter, place: LetterPlace): WrittenLetter {
  const subject = oneLine(letter.subject);
  return { subject, text: textOf(letter, place), html: htmlOf({ ...letter, subject }, place) };
}

function textOf({ paragraphs, action, remarks = [], reason }: Letter, place: LetterPlace): string {
  const body = [...paragraphs, ...(action ? [`${action.label}:\n${linkOf(action, place)}`] : []), ...remarks];
  return `${body.join('\n\n')}\n\n-- \n${reason}\n${place.address}\n`;
}

function htmlOf({ subject, paragraphs, action, remarks = [], reason }: Letter, place: LetterPlace): string {
  const button =
    action && `<p><a class="action" href="${escaped(linkOf(action, place))}">${escaped(action.label)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main class="letter">
<h1>${escaped(subject)}</h1>
${[...paragraphs.map(paragraph), ...(button ? [button] : []), ...remarks.map(paragraph)].join('\n')}
<footer>
<p>${escaped(reason)}</p>
<p><a href="${escaped(place.address)}">${escaped(place.address)}</a></p>
</footer>
</main>
</body>
</html>
`;
}

const linkOf = ({ path, secret }: LetterAction, { address, secrets }: LetterPlace): string =>
  `${address}${path}${secret === undefined ? '' : secrets === 'there' ? secret : MASK}`;

const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** A subject is a header: nothing in it ends its line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
