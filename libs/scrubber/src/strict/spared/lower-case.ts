/** Lower case of the letters of ASCII: other bytes of UTF-8 are no letters by themselves. */
export function lowerCase(text: string): string {
  return /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}
