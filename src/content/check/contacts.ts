// Contacts: whoever is named exists, has a number that is a fact, and every hand-off has somebody who helps.
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, type Loaded, reporter } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import { flowPath } from '../read-flows.ts';
import type { Language } from '../schema/ids.ts';
import type { Check } from './check.ts';

const file = 'content/contacts.yaml';

export const contacts: Check = (loaded) => [...registered(loaded), ...inFlows(loaded), ...inSafety(loaded)];

const registered = (loaded: Loaded): readonly Problem[] => {
  const { error } = reporter(loaded, 'contacts');
  const { facts, locales } = loaded.content;
  const notes = Object(locales['nl' as Language]?.ui.contact);
  const phones = Object.keys(facts).filter((id) => facts[id as keyof typeof facts]?.type === 'phone');
  return Object.entries(loaded.content.contacts).flatMap(([id, { phone }]) => [
    ...(phone === undefined || phones.includes(phone) || isBroken(loaded, 'fact', phone)
      ? []
      : [error(file, [id, 'phone'], `"${phone}" is no telephone number among the facts${didYouMean(phone, phones)}`)]),
    ...(Object.hasOwn(notes, id) ? [] : [error(file, [id], `locales/nl/ui.yaml has no "contact.${id}"`)]),
  ]);
};

const inFlows = (loaded: Loaded): readonly Problem[] => {
  const { error } = reporter(loaded, 'contacts');
  const helped = new Set(Object.values(loaded.content.contacts).flatMap(({ helps }) => helps as readonly string[]));
  return Object.values(loaded.content.flows).flatMap((flow) =>
    Object.entries(flow.outcomes).flatMap(([node, { contacts: named, handoff }]) => [
      ...named.flatMap((contact, index) =>
        unknown(loaded, { file: flowPath(flow.id), path: ['outcomes', node, 'contacts', index], contact }),
      ),
      ...(handoff === undefined || helped.has(handoff) || helped.has(handoff.split('.')[0] ?? '')
        ? []
        : [
            error(
              flowPath(flow.id),
              ['outcomes', node, 'handoff'],
              `no contact helps with "${handoff}"${didYouMean(handoff, helped)}`,
            ),
          ]),
    ]),
  );
};

const inSafety = (loaded: Loaded): readonly Problem[] =>
  loaded.content.safety.flatMap((theme, at) =>
    theme.contacts.flatMap((contact, index) =>
      unknown(loaded, { file: 'content/safety.yaml', path: ['themes', at, 'contacts', index], contact }),
    ),
  );

const unknown = (loaded: Loaded, at: { file: string; path: Path; contact: string }): readonly Problem[] => {
  const known = Object.keys(loaded.content.contacts);
  if (known.includes(at.contact) || isBroken(loaded, 'contact', at.contact)) return [];
  return [
    reporter(loaded, 'contacts').error(
      at.file,
      at.path,
      `there is no contact "${at.contact}"${didYouMean(at.contact, known)}`,
    ),
  ];
};
