/** Escapes a text for XML content and for attributes in double quotes. Characters that XML 1.0 cannot hold become U+FFFD. */
export function xml(text: string): string {
  return text.replace(unfit, '\ufffd').replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// Anything but what XML 1.0 allows: tab, line ends, and all from the blank on save lone surrogates and two non-characters.
const unfit = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
