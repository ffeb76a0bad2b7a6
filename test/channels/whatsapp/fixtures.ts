// The 111 recorded requests and answers, by family.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'fixtures');

export type Inbound = {
  readonly signatureSecret?: string;
  readonly verifyToken?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly rawBody?: string;
    readonly query?: Readonly<Record<string, string>>;
  };
  readonly expect: {
    readonly http: number;
    readonly body?: string;
    readonly contentType?: string;
    readonly log?: 'warn' | 'error';
    readonly events?: readonly Readonly<Record<string, unknown>>[];
    readonly finalState?: string;
  };
};
export type Outbound = {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly json: Readonly<Record<string, unknown>>;
  };
};
export type Response = {
  readonly response: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
    readonly hangMs?: number;
  };
  readonly expect: { readonly action: string };
};

export const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
export const family = (prefix: 'in-' | 'out-' | 'res-'): readonly string[] =>
  names.filter((name) => name.startsWith(prefix)).map((name) => name.replace('.json', ''));
export const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
