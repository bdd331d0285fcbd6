/** A description without the remarks on what the vendor's pages leave open, and these remarks. */
export interface Annotated {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** What the vendor's pages do not say, or what we conclude from them. */
export interface Note {
  readonly label: 'Undocumented' | 'Inferred';
  readonly text: string;
}

const marked = /(?<=^|[\s(])(Undocumented|Inferred): ((?:[^.`]|`[^`]*`|\.(?!\s|$))+\.)\s*/g;

/** Takes the sentences that begin with "Undocumented:" or "Inferred:" out of a description. */
export function separateNotes(description: string): Annotated {
  const notes: Note[] = [];
  const text = description.replace(/\s+/g, ' ').replace(marked, (_all, label: Note['label'], sentence: string) => {
    notes.push({ label, text: sentence.charAt(0).toUpperCase() + sentence.slice(1) });
    return '';
  });
  return { text: text.trim(), notes };
}

/** The first sentence of a text, for search engines and lists. */
export function firstSentence(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return /^(?:[^.`]|`[^`]*`|\.(?!\s|$))+\./.exec(plain)?.[0] ?? plain;
}
