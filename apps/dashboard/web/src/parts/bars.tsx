export interface BarRow {
  name: string;
  value: number;
  text: string;
}

/** Names with their figures, and a bar as long as each figure is large. */
export function Bars({ rows, tone = 'plain' }: { rows: readonly BarRow[]; tone?: string }) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul class={`bars bars-${tone}`}>
      {rows.map(({ name, value, text }) => (
        <li key={name} class="bars-row">
          <code class="bars-name" title={name}>
            {name}
          </code>
          <span class="bars-text">{text}</span>
          <span class="bars-line" style={{ width: `${(100 * value) / most}%` }} />
        </li>
      ))}
    </ul>
  );
}
