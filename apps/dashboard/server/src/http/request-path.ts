import { HttpRefusal } from './http-refusal.ts';

/**
 * The decoded segments of a request's path, and its query.
 * @throws {HttpRefusal} 400 for a path that leads elsewhere than it says: "..", a hidden slash, control characters
 */
export function readPath(url: string): { segments: string[]; query: URLSearchParams } {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const segments = path.slice(1).split('/').map(decode);
  if (
    !path.startsWith('/') ||
    segments.some((segment) => segment === '..' || segment === '.' || /[\\/\p{Cc}]/u.test(segment))
  )
    throw unsound();
  return { segments, query: new URLSearchParams(query) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw unsound();
  }
}

function unsound(): HttpRefusal {
  return new HttpRefusal(400, 'bad_path', 'The path is not a sound one');
}
