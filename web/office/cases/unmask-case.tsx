import { useQueryClient } from '@tanstack/react-query';
import type { CaseLine, CaseView } from '#contract/client.ts';
import { Unmasking } from '../files/unmask.tsx';
import { keys } from '../questions.ts';
import { newIntention, send } from '../wire.ts';

type Props = {
  of: Pick<CaseView, 'number'>;
  unmasked: readonly CaseLine[] | null;
  /** Full values are held by the page and gone with it. */
  onChange: (lines: readonly CaseLine[] | null) => void;
};

/** Full personal data of a case, for a reason that stands in its history. */
export function UnmaskCase({ of, unmasked, onChange }: Props) {
  const client = useQueryClient();
  const ask = (why: string) =>
    send('unmaskCase', { params: { number: of.number }, body: { why } }, newIntention());
  const show = ({ lines }: { lines: readonly CaseLine[] }) => {
    onChange(lines);
    void client.invalidateQueries({ queryKey: keys.case(of.number) });
  };
  return <Unmasking isShown={unmasked !== null} ask={ask} onShow={show} onHide={() => onChange(null)} />;
}
