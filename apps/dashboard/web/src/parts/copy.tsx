import { useSignal } from '@preact/signals';
import { shorten } from '../format.ts';
import { Icon } from './icon.tsx';

/** Text that one copies, such as an id or a digest; shown whole or in short. */
export function Copy({ text, what, whole = false }: { text: string; what: string; whole?: boolean }) {
  const copied = useSignal(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    copied.value = true;
    setTimeout(() => (copied.value = false), 1500);
  }
  return (
    <button type="button" class="copy" title={text} onClick={() => void copy().catch(() => undefined)}>
      <span class="unseen">Copy {what}</span>
      <code>{whole ? text : shorten(text)}</code>
      <Icon name={copied.value ? 'check' : 'copy'} />
      <span class="unseen" role="status">
        {copied.value ? 'Copied' : ''}
      </span>
    </button>
  );
}
