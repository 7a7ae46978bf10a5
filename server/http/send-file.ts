import type { FastifyReply } from 'fastify';

/** What a file may do in a browser: nothing, and be kept by nobody. Its handler says what is shown in a page. */
export function guardFile(reply: FastifyReply): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox");
}

/** A picture that a page shows. */
export function sendImage(reply: FastifyReply, jpeg: Uint8Array): FastifyReply {
  void reply.header('content-disposition', 'inline; filename="photo.jpg"');
  return reply.type('image/jpeg').send(Buffer.from(jpeg));
}
