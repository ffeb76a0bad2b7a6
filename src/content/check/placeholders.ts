// The places in a text that are filled in: `{{fact.exam-fee}}`, `{{day.inburgering-end-date}}`, in ui.yaml also `{{name}}`.

const pattern = /\{\{([^{}]*)\}\}/gu;

export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, inside = '']) => inside.trim());

/** `['fact', 'exam-fee']`; the first is empty when it has no dot. */
export const placeholderParts = (placeholder: string): readonly [kind: string, id: string] => {
  const dot = placeholder.indexOf('.');
  return dot === -1 ? ['', placeholder] : [placeholder.slice(0, dot), placeholder.slice(dot + 1)];
};

export const fillPlaceholders = (text: string, value: (placeholder: string) => string): string =>
  text.replace(pattern, (_, inside: string) => value(inside.trim()));
