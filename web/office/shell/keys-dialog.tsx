import { Modal } from 'antd';
import { useTexts } from '../language.tsx';

type Props = { open: boolean; onClose: () => void };

export function KeysDialog({ open, onClose }: Props) {
  const { keys, frame } = useTexts();
  const list: readonly (readonly [string, string])[] = [
    ['Ctrl K', keys.search],
    ['?', keys.help],
    ['Enter', keys.confirm],
    ['Enter', keys.pass],
    ['R', keys.giveBack],
    ['N', keys.refuse],
    ['S', keys.later],
    ['U', keys.undo],
    ['J K', keys.walk],
    ['T', keys.turnAtReview],
    ['Y', keys.earlier],
    ['← →', keys.papers],
    ['+ -', keys.zoom],
    ['R', keys.turn],
    ['1 – 9', keys.chooseReason],
    ['Esc', keys.cancel],
  ];
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={frame.keysHeading}
      footer={null}
      width={420}
      closable={{ 'aria-label': frame.close }}
    >
      <dl className="key-list">
        {list.map(([key, what]) => (
          <div key={`${key} ${what}`}>
            <dt>
              <kbd className="key">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
