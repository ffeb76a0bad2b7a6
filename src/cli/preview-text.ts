// The preview as plain text, indented like the tree; for a terminal or an e-mail.
import { filled } from './filled.ts';
import { type Branch, outlineOf } from './outline.ts';
import type { Preview } from './preview-page.tsx';

export const previewText = (preview: Preview): string => {
  const { content, flow, language, today } = preview;
  const words = content.locales[language]?.flows[flow.id];
  return [
    words?.title ?? '(no words)',
    `${words?.label ?? ''} · ${words?.summary ?? ''}`,
    `${flow.id} · ${language} · reviewed ${flow.reviewed} · owner ${flow.owner} · shown as on ${today}`,
    '',
    ...told(preview, outlineOf({ content, flow, language }), ''),
    '',
    ...flow.sources.map(({ name, url, date }) => `${name}, ${url}, ${date ?? 'no date'}`),
    '',
  ].join('\n');
};

const told = (preview: Preview, branch: Branch, indent: string): readonly string[] => {
  const say = (text: string) =>
    filled(preview.content, preview.today, text)
      .map((piece) => piece.text)
      .join('');
  const by = branch.by === undefined ? [] : [`${indent}→ ${say(branch.by)}`];
  if (branch.kind === 'again') return [...by, `${indent}  ↑ ${branch.node}`];
  const marks = [branch.kind, branch.risk === 'high' ? 'risk high' : undefined, branch.state]
    .filter(Boolean)
    .join(', ');
  return [
    ...by,
    `${indent}  [${branch.node}] ${marks}`,
    ...branch.lines.map(({ name, text }) => `${indent}  ${name}: ${text ? say(text) : '(no words)'}`),
    ...branch.leads.map((lead) => `${indent}  ${lead}`),
    ...branch.branches.flatMap((inner) => told(preview, inner, `${indent}    `)),
  ];
};
