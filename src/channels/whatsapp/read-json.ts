// Bytes → JSON, refusing what is not UTF-8, not JSON, or nested deeper than any webhook is.

export const deepest = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined when it cannot be read; JSON itself never is. */
export const readJson = (bytes: Uint8Array): unknown => {
  if (isTooDeep(bytes)) return undefined;
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
};

/** Counts brackets outside strings, before anything is built in memory. */
export const isTooDeep = (bytes: Uint8Array): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (byte === closeBrace || byte === closeBracket) depth -= 1;
  }
  return false;
};

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\{}[]');
