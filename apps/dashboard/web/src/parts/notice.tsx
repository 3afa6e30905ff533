import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface NoticeProps {
  tone: 'failed' | 'waiting' | 'in-flight' | 'cancelled' | 'sent';
  icon: IconName;
  title: ComponentChildren;
  children?: ComponentChildren;
}

/** A box that says what matters most about what is below it. */
export function Notice({ tone, icon, title, children }: NoticeProps) {
  return (
    <section class={`notice tone-${tone}`}>
      <Icon name={icon} />
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  );
}

export interface BlankProps {
  icon: IconName;
  title: string;
  /** Whether it is all that the page has, and its title the page's heading. */
  whole?: boolean;
  children?: ComponentChildren;
}

/** What stands where there is nothing to show: says why, and what one may do. */
export function Blank({ icon, title, whole = false, children }: BlankProps) {
  return (
    <div class="blank">
      <Icon name={icon} />
      {whole ? (
        <h1 class="blank-title" tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <p class="blank-title">{title}</p>
      )}
      {children}
    </div>
  );
}

/** Grey bars in the shape of what is being loaded. */
export function Loading({ what, rows = 6 }: { what: string; rows?: number }) {
  return (
    <div class="loading" role="status">
      <span class="unseen">Loading {what}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} class="loading-row" aria-hidden="true" />
      ))}
    </div>
  );
}
