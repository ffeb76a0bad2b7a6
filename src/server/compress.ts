// Text answers leave compressed: a first screen must fit the first flight of packets.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Below this a packet is sent anyway and compressing only costs time. */
const least = 600;
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

export const compress: RequestHandler = (req, res, next) => {
  const send = res.send.bind(res);
  res.send = (body?: unknown) => {
    if (typeof body !== 'string' || body.length < least || res.getHeader('Content-Encoding')) return send(body);
    res.vary('Accept-Encoding');
    if (!res.getHeader('Content-Type')) res.type('html');
    // Browsers name gzip first and take both; ours is the choice.
    const encoding = req.acceptsEncodings('br') || req.acceptsEncodings('gzip');
    if (encoding !== 'br' && encoding !== 'gzip') return send(body);
    res.setHeader('Content-Encoding', encoding);
    return send(encoding === 'br' ? brotliCompressSync(body, brotli) : gzipSync(body));
  };
  next();
};
