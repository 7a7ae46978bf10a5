import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useTexts } from './language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** A part that did not load (the network went, a new version came) or that broke: says so, and how to go on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useTexts({ 'zh-CN': zh, en }).failed;
  return (
    <Notice kind="error" title={t.unexpected} live>
      <Button onClick={() => location.reload()}>{t.refresh}</Button>
    </Notice>
  );
}
