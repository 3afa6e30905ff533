import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { useApp } from '../app-context.ts';

export interface PlotProps {
  /** Times in seconds, then a row of values for each series, as uPlot takes them. */
  data: uPlot.AlignedData;
  /** The plot's look, made with the colours of the page. */
  look: (colour: (name: string) => string, uplot: typeof uPlot) => Omit<uPlot.Options, 'width' | 'height'>;
  height: number;
  /** Is told which column the pointer is at, or that it is at none. */
  point: (index: number | undefined) => void;
}

/** A plot on a canvas, in the colours of the page; what it says must stand beside it in words. */
export function Plot({ data, look, height, point }: PlotProps) {
  const { theme } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef(data);
  latest.current = data;
  const shown = theme.value;

  useEffect(() => {
    const element = box.current!;
    const stop = new AbortController();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    async function draw() {
      const { default: UPlot } = await import('uplot');
      if (stop.signal.aborted) return;
      plot.current?.destroy();
      const options = {
        ...look((name) => colourOf(name, element), UPlot),
        hooks: { setCursor: [({ cursor }: uPlot) => point(cursor.idx ?? undefined)] },
        width: element.clientWidth,
        height,
      };
      plot.current = new UPlot(options, latest.current, element);
    }
    const observer = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    dark.addEventListener('change', () => void draw(), { signal: stop.signal });
    void draw();
    return () => {
      stop.abort();
      observer.disconnect();
      plot.current?.destroy();
    };
  }, [shown, height]);

  useEffect(() => plot.current?.setData(data), [data]);
  return <div ref={box} class="plot" style={{ height: `${height}px` }} aria-hidden="true" />;
}

/** What a canvas can paint of a colour of the page, which may depend on the theme. */
function colourOf(name: string, element: HTMLElement): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
