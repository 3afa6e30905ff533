/** What a part of a URL stands for. A percent sign that begins no sound escape, as in a password, stands for itself. */
export function withoutEscapes(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
