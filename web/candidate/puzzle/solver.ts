import { solve } from './solve.ts';

// A worker, so that the page stays alive meanwhile.
self.onmessage = ({ data }: MessageEvent<Parameters<typeof solve>[0]>) => self.postMessage(solve(data));
