// The raw bytes of a request, up to a limit; nothing is unpacked, so nothing small can grow large.
import type { IncomingMessage } from 'node:http';

/** `gone`: the other side hung up before the end. */
export const readBody = async (req: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'gone'> => {
  if (Number(req.headers['content-length'] ?? 0) > limit) return 'too-large';
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        req.pause();
        resolve('too-large');
      }
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', () => resolve('gone'));
    req.on('close', () => resolve('gone'));
  });
};
