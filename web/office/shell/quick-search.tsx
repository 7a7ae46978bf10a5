import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../language.tsx';
import { KeyHint } from './key-hint.tsx';

/** Search from anywhere, by Ctrl-K; leads to the list of all files. */
export function QuickSearch() {
  const texts = useTexts();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [q, setQ] = useState('');
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const search = () => {
    if (q.trim() === '') return;
    setQ('');
    void navigate({ to: '/files', search: { q: q.trim() } });
  };
  return (
    <search className="quick-search">
      <Input
        ref={field}
        value={q}
        maxLength={60}
        aria-label={texts.frame.search}
        aria-keyshortcuts="Control+K"
        placeholder={texts.frame.searchHint}
        suffix={<KeyHint>Ctrl K</KeyHint>}
        onChange={(event) => setQ(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) search();
        }}
      />
    </search>
  );
}
