import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface WindowedProps<T> {
  items: readonly T[];
  /** Height of each row, in pixels. */
  rowHeight: number;
  /** Draws a row; `index` counts from 0 in all of the items. */
  children: (item: T, index: number) => ComponentChildren;
}

/** Rows that are drawn outside of the visible part, and how many are changed at once. */
const beyond = 16;
const stride = 8;

/** Rows of one height, of which only those near the visible part of the page are drawn. The page itself scrolls. */
export function Windowed<T>({ items, rowHeight, children }: WindowedProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 40 });

  useLayoutEffect(() => {
    function measure() {
      const { top } = box.current!.getBoundingClientRect();
      const inSight = Math.floor(-top / rowHeight / stride) * stride;
      const first = Math.max(0, inSight - beyond);
      const last = Math.max(0, inSight + stride + Math.ceil(window.innerHeight / rowHeight) + beyond);
      setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
    }
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    // What stands above the rows may grow and shrink: then the page's height changes, and nobody scrolls.
    const moved = new ResizeObserver(measure);
    moved.observe(document.body);
    return () => {
      moved.disconnect();
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [rowHeight, items.length]);

  const first = Math.min(range.first, Math.max(0, items.length - 1));
  return (
    <div ref={box} role="rowgroup" style={{ height: `${items.length * rowHeight}px` }}>
      <div role="presentation" style={{ transform: `translateY(${first * rowHeight}px)` }}>
        {items.slice(first, range.last).map((item, index) => children(item, first + index))}
      </div>
    </div>
  );
}
