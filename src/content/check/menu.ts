// The menu: every flow is in one subject, and every subject has words.
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, reporter } from '../loaded.ts';
import { flowPath } from '../read-flows.ts';
import type { FlowId, Language } from '../schema/ids.ts';
import type { Check } from './check.ts';

const file = 'content/menu.yaml';

export const menu: Check = (loaded) => {
  const { error } = reporter(loaded, 'menu');
  const { flows, menu: subjects, locales } = loaded.content;
  const known = Object.keys(flows);
  const listed = subjects.flatMap(({ id, flows: own }, subject) =>
    own.map((flow, index) => ({ flow, subject: id, path: ['subjects', subject, 'flows', index] })),
  );
  const dutch = Object(locales['nl' as Language]?.ui.subject);
  return [
    ...listed.flatMap(({ flow, path }) =>
      Object.hasOwn(flows, flow) || isBroken(loaded, 'flow', flow)
        ? []
        : [error(file, path, `there is no flow "${flow}"${didYouMean(flow, known)}`)],
    ),
    ...listed.flatMap(({ flow, path }, index) => {
      const first = listed.findIndex((other) => other.flow === flow);
      return first < index
        ? [error(file, path, `"${flow}" stands in the menu already, under "${listed[first]?.subject}"`)]
        : [];
    }),
    ...(loaded.files.get(file)?.data === undefined ? [] : known)
      .filter((flow) => !listed.some((one) => one.flow === flow))
      .map((flow) =>
        error(flowPath(flow as FlowId), [], `the flow is in no subject of ${file}, so nobody can choose it`),
      ),
    ...subjects.flatMap(({ id }, index) =>
      ['label', 'hint']
        .filter((word) => !Object.hasOwn(Object(dutch[id]), word))
        .map((word) => error(file, ['subjects', index], `locales/nl/ui.yaml has no "subject.${id}.${word}"`)),
    ),
  ];
};
