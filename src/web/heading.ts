// Splits a message at its bold first line, which becomes the heading a screen reader can jump to.
export type Split = { readonly before: string; readonly heading?: string; readonly after: string };

const bold = /^\*\*((?:(?!\*\*)[\s\S])+)\*\*$/;

/** `before` is what comes ahead of the heading: who we are, in the welcome. */
export const split = (markdown: string): Split => {
  const blocks = markdown.split(/\n{2,}/);
  const index = blocks.findIndex((block) => bold.test(block.trim()));
  if (index < 0) return { before: '', after: markdown };
  return {
    before: blocks.slice(0, index).join('\n\n'),
    heading: (blocks[index] ?? '').trim().slice(2, -2),
    after: blocks.slice(index + 1).join('\n\n'),
  };
};
