import type { ComponentChildren } from 'preact';

export interface Tab {
  name: string;
  title: string;
  /** A figure or a word beside the title. */
  note?: string | undefined;
}

export interface TabsProps {
  tabs: readonly Tab[];
  chosen: string;
  label: string;
  choose: (name: string) => void;
  children: ComponentChildren;
}

/** Tabs, of which the arrow keys choose as the mouse does. */
export function Tabs({ tabs, chosen, label, choose, children }: TabsProps) {
  function move(event: KeyboardEvent) {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length]!;
    choose(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  }
  return (
    <>
      <div role="tablist" class="tabs" aria-label={label} onKeyDown={move}>
        {tabs.map(({ name, title, note }) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === chosen}
            aria-controls="tab-panel"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => choose(name)}
          >
            {title}
            {note === undefined ? null : <span class="tab-note">{note}</span>}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${chosen}`} class="tab-panel">
        {children}
      </div>
    </>
  );
}
