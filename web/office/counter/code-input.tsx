import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTexts } from '../language.tsx';
import { placeOf } from '../shell/keys.ts';
import { afterKey, codeMeant, emptyBuffer, isScanned } from './scanned-code.ts';

type Props = {
  field: RefObject<InputRef | null>;
  /** Enter was pressed; an empty code where nothing was typed. Gives the focus back to the field. */
  onEnter: (code: string) => void;
};

/** The one field of the counter. It has the focus from the start, and whatever is typed elsewhere comes here. */
export function CodeInput({ field, onEnter }: Props) {
  const texts = useTexts();
  const [typed, setTyped] = useState('');
  const buffer = useRef(emptyBuffer);
  useFocusAlways(field);

  const enter = () => {
    const code = codeMeant(typed, buffer.current);
    buffer.current = emptyBuffer;
    setTyped('');
    onEnter(code);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.code !== 'Enter' && event.code !== 'NumpadEnter') {
      buffer.current = afterKey(buffer.current, event.code, event.timeStamp);
      return;
    }
    const isInputMethods = event.nativeEvent.isComposing && !isScanned(buffer.current);
    if (event.repeat || isInputMethods) return;
    event.preventDefault();
    // Leaving the field ends the composition; `onEnter` brings the focus back.
    if (event.nativeEvent.isComposing) field.current?.blur();
    enter();
  };
  return (
    <div className="code-input">
      <label htmlFor="code">{texts.counter.code}</label>
      <Input
        id="code"
        ref={field}
        value={typed}
        size="large"
        lang="en"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        placeholder={texts.counter.codeHint}
        onChange={(event) => setTyped(event.target.value)}
        // A garbled scan leaves its last composition behind.
        onCompositionEnd={() => buffer.current === emptyBuffer && setTyped('')}
        onKeyDown={onKeyDown}
      />
      <Button size="large" disabled={typed === ''} onClick={enter}>
        {texts.counter.find}
      </Button>
    </div>
  );
}

/**
 * Focus at the start, when the window comes back, after a click beside everything, and when somebody types with the
 * focus on no other field. The Tab key may still leave: nobody is locked in.
 */
function useFocusAlways(field: RefObject<InputRef | null>): void {
  useEffect(() => {
    const focus = () => field.current?.focus({ preventScroll: true });
    const typedElsewhere = (event: globalThis.KeyboardEvent) => {
      const isText = event.key.length === 1 && event.key !== ' ' && event.key !== '?';
      const isCommand = event.ctrlKey || event.metaKey || event.altKey;
      const place = placeOf(event.target);
      if (isText && !isCommand && (place === 'page' || place === 'pressable')) focus();
    };
    const clickedBeside = (event: MouseEvent) => {
      // Whoever marks a number to copy it keeps the marking.
      const isMarking = window.getSelection()?.isCollapsed === false;
      if (placeOf(event.target) === 'page' && !isMarking) focus();
    };
    // Who types into another field already, the search say, goes on there.
    if (placeOf(document.activeElement) !== 'field') focus();
    window.addEventListener('focus', focus);
    document.addEventListener('click', clickedBeside);
    document.addEventListener('keydown', typedElsewhere, { capture: true });
    return () => {
      window.removeEventListener('focus', focus);
      document.removeEventListener('click', clickedBeside);
      document.removeEventListener('keydown', typedElsewhere, { capture: true });
    };
  }, [field]);
}
