import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileView, ScannedForm } from '#contract/client.ts';
import { useIntention } from '../intention.ts';
import { keys } from '../questions.ts';
import { isRefusedWith, send } from '../wire.ts';
import type { Desk } from './desk.ts';

const KEPT = 5;

/** Finding and confirming, and what has been confirmed last at this counter. */
export function useDesk() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  const [desk, setDesk] = useState<Desk>({ at: 'empty' });
  const [justDone, setJustDone] = useState<readonly FileView[]>([]);

  const finding = useMutation({
    mutationFn: (code: string) => send('findForm', { params: { code } }),
  });
  const confirming = useMutation({
    mutationFn: ({ scan, intention }: { scan: ScannedForm; intention: string }) =>
      send(
        'decideFile',
        {
          params: { number: scan.file.number },
          body: { do: 'confirm', rev: scan.file.rev, code: scan.code },
        },
        intention,
      ),
  });

  /** `changed`: it is looked for again because somebody has changed it meanwhile. */
  const find = (code: string, changed = false) => {
    setDesk({ at: 'looking', code });
    finding.mutate(code, {
      onSuccess: (scan) => setDesk({ at: 'found', scan, since: performance.now(), changed }),
      onError: (error) => setDesk({ at: 'refused', error, code, scan: null }),
    });
  };

  const confirm = (scan: ScannedForm) => {
    setDesk({ at: 'confirming', scan });
    const whenRefused = (error: unknown) =>
      isRefusedWith(error, 'changed-meanwhile', 'wrong-status')
        ? find(scan.code, true)
        : setDesk({ at: 'refused', error, code: scan.code, scan });
    const whenConfirmed = (file: FileView) => {
      setDesk({ at: 'confirmed', file });
      setJustDone((before) => [file, ...before].slice(0, KEPT));
      void client.invalidateQueries({ queryKey: keys.work });
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.file(file.number) });
    };
    const intention = intentionOf({ number: scan.file.number, rev: scan.file.rev, code: scan.code });
    confirming.mutate({ scan, intention }, { onSuccess: whenConfirmed, onError: whenRefused });
  };

  return { desk, justDone, find, confirm };
}
