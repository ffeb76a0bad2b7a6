// A text somebody typed, in which amounts, days, numbers and Dutch terms stand apart, so that the eye finds and compares them.
import type { Content } from '../../content/content.ts';
import { cutAtLocked } from '../../speech/locked.ts';
import { words } from '../words.ts';

export const Locked = ({ text, glossary }: { text: string; glossary: Content['glossary'] }) => (
  <>
    {cutAtLocked(text, glossary).map((piece, at) =>
      at % 2 === 0 ? (
        piece
      ) : (
        // The same text gives the same pieces: their place is their name.
        <bdi key={`${at}`} class="locked" title={words.case.locked}>
          {piece}
        </bdi>
      ),
    )}
  </>
);
