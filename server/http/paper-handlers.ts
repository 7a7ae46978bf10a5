import type { FastifyReply } from 'fastify';
import { freezeForm } from '../usecases/candidate/freeze-form.ts';
import { refused } from '../usecases/outcome.ts';
import { attachPaper } from '../usecases/papers/attach-paper.ts';
import { changePapers } from '../usecases/papers/change-papers.ts';
import { viewEarlierPapers } from '../usecases/papers/earlier-papers.ts';
import { type PaperContent, readFilePaper, readPaper } from '../usecases/papers/read-paper.ts';
import { openUpload, receivePart } from '../usecases/papers/receive-upload.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';
import { sendRefusal } from './wire-error.ts';

export type PaperEndpoint =
  | 'freezeForm'
  | 'openUpload'
  | 'sendPart'
  | 'attachPaper'
  | 'removePaper'
  | 'closePapers'
  | 'getPaper'
  | 'getEarlierPapers'
  | 'getFilePaper';

const identity = (caller: Caller, params: { edition: string }) => ({
  edition: params.edition,
  candidate: caller.candidate,
});

function sendPaper({ request, reply }: Caller, paper: PaperContent | null): FastifyReply {
  if (paper === null) return sendRefusal(request, reply, { code: 'not-found' });
  // The browser's viewer of PDFs does not start in a sandbox; what it shows was written by us.
  const box = paper.kind === 'pdf' ? '' : '; sandbox';
  void reply.header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'${box}`);
  void reply.header(
    'content-disposition',
    `inline; filename="paper.${paper.kind === 'pdf' ? 'pdf' : 'jpg'}"`,
  );
  const type = paper.kind === 'pdf' ? 'application/pdf' : 'image/jpeg';
  return reply.type(type).send(Buffer.from(paper.content));
}

/** The papers of on-line confirmation: printing before submitting, uploading, and looking at what was uploaded. */
export function paperHandlers(deps: HttpDeps): Pick<Handlers, PaperEndpoint> {
  return {
    freezeForm: ({ params }, caller) => freezeForm(deps, identity(caller, params), caller.incoming),
    openUpload: ({ params, body }, caller) => openUpload(deps, identity(caller, params), body),
    sendPart: async ({ params, query }, caller) => {
      const { body } = caller.request;
      if (!Buffer.isBuffer(body)) return refused('paper-incomplete');
      const part = { upload: params.upload, offset: Number(query.offset), bytes: body };
      return receivePart(deps, identity(caller, params), part);
    },
    attachPaper: ({ params, body }, caller) =>
      attachPaper(deps, identity(caller, params), { item: params.item, ...body }, caller.incoming),
    removePaper: ({ params }, caller) => {
      const change = { do: 'remove-paper', item: params.item, digest: params.digest } as const;
      return changePapers(deps, identity(caller, params), change, caller.incoming);
    },
    closePapers: ({ params, body }, caller) =>
      changePapers(deps, identity(caller, params), { do: 'close-papers', rev: body.rev }, caller.incoming),
    getPaper: async (input, caller) => {
      const { params, query } = input as {
        params: { edition: string; item: string; digest: string };
        query: { size?: string };
      };
      const named = { item: params.item, digest: params.digest, small: query.size === 'small' };
      return sendPaper(caller, await readPaper(deps, identity(caller, params), named));
    },
    getEarlierPapers: ({ params }, { staff }) => viewEarlierPapers(deps, staff, params.number),
    getFilePaper: async (input, caller) => {
      const { params } = input as { params: { number: string; item: string; digest: string } };
      return sendPaper(caller, await readFilePaper(deps, caller.staff, params.number, params));
    },
  };
}
