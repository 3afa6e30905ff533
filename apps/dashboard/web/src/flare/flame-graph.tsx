import { profileUrl } from '../api/api.ts';

/** A profile in speedscope, which the server has a copy of; the file never leaves the server and this browser. */
export function FlameGraph({ flare, file }: { flare: string; file: string }) {
  const profile = encodeURIComponent(profileUrl(flare, file));
  const place = `/speedscope/#view=left-heavy&profileURL=${profile}&title=${encodeURIComponent(file)}`;
  return (
    <div class="flame">
      <iframe src={place} title={`Flame graph of ${file}`} />
      <a href={place} target="_blank" rel="noreferrer">
        Open it in a tab of its own
      </a>
    </div>
  );
}
