import type { PaperFile } from '#domain/registration/paper-files.ts';
import type { Identity } from '../../ports/registration-store.ts';

/** All papers of one registration. */
export const paperFolder = ({ edition, candidate }: Identity) => `papers/${edition}/${candidate}`;

/** Where a paper lies; its owner is part of the place. */
export const paperKey = (of: Identity, { digest, kind }: Pick<PaperFile, 'digest' | 'kind'>) =>
  `${paperFolder(of)}/${digest}.${kind === 'pdf' ? 'pdf' : 'jpg'}`;

export const smallPaperKey = (of: Identity, digest: string) => `${paperFolder(of)}/${digest}-small.jpg`;
