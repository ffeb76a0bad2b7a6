// The options of a command; one that is not known is told in a sentence, with what can be written.
import { type ParseArgsConfig, parseArgs } from 'node:util';

export const options = <T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> => {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0]}.\n${usage.trimEnd()}`);
    process.exit(2);
  }
};
