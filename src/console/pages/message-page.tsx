// One sentence instead of a page: not found, signed out, a link that no longer works.
import type { ConsoleParts } from '../parts.ts';
import { words } from '../words.ts';
import { render } from './frame.tsx';

export const messagePage = (
  parts: ConsoleParts,
  { title, text, link }: { title: string; text: string; link?: string },
): string =>
  render(parts, {
    title,
    children: (
      <>
        <p>{text}</p>
        {link && (
          <p>
            <a class="button" href={link} hx-boost="false">
              {words.messages.back}
            </a>
          </p>
        )}
      </>
    ),
  });
