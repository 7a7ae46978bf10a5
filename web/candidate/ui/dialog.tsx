import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

type DialogProps = {
  readonly title: string;
  /** Also by the Escape key. */
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The browser's own dialog; shown as long as it is rendered. Old kernels without one get a plain panel. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it still stands in the page, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    return () => element.close?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        // A dialog in a form: the Enter key is not meant for that form.
        const { target } = event;
        const form = target instanceof HTMLInputElement ? target.form : null;
        if (event.key === 'Enter' && form?.contains(dialog.current)) event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 className="dialog-title" id={titleId}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
