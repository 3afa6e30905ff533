const paths = {
  sent: 'M5 8.2l2.2 2.2L11 6M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  failed: 'M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  cancelled: 'M3.6 3.6l8.8 8.8M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  waiting: 'M6.3 5.6v4.8M9.7 5.6v4.8M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  'in-flight': 'M8 4.2V8l2.5 1.6M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  all: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.2 3.2',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 5.5h6.5V14H6zM10 5.5V2.5H3.5V11H6',
  check: 'M3.5 8.5l3 3 6-7',
  download: 'M8 2.5v7.5M4.8 7.2L8 10.4l3.2-3.2M2.8 13.5h10.4',
  back: 'M10 3L5 8l5 5',
  open: 'M6 3l5 5-5 5',
  folder: 'M1.8 12.8V3.6h4.4l1.4 1.7h6.6v7.5z',
  file: 'M3.8 1.8h5.4l3 3v9.4H3.8zM9 2v3h3',
  alert: 'M8 5v4M8 11.4v.1M8 1.8l6.6 11.9H1.4z',
  broken: 'M2 8h3l1.5-4 2.6 8L10.6 8H14',
  flame:
    'M8 14.2c2.7 0 4.5-1.8 4.5-4.3 0-3-2.6-3.8-3-8C6.7 3.4 6 5.6 6.2 7.2 5.3 6.8 5 5.9 5 5.2 4 6.3 3.5 7.9 3.5 9.7c0 2.7 1.8 4.5 4.5 4.5z',
  light:
    'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1',
  dark: 'M13.3 9.8A5.8 5.8 0 0 1 6.2 2.7a5.8 5.8 0 1 0 7.1 7.1z',
  system: 'M1.8 3h12.4v8H1.8zM5.5 13.5h5',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing that says nothing by itself: words or a label stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
