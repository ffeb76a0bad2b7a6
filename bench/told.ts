// The other end of a program under test: says that it is open, answers what it is asked, ends when its starter goes.

type Asked = { readonly number: number; readonly cpu?: true };

/** `answer` is asked everything but the CPU. */
export const tellStarter = (port: number, answer: (what: object) => unknown = () => undefined): void => {
  process.on('message', async (asked: Asked) => {
    const { user, system } = process.cpuUsage();
    process.send?.({ number: asked.number, is: asked.cpu ? user + system : await answer(asked) });
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ number: 0, is: port });
};
