/** Whether a word is the base64 of a word of letters alone, as the user in a Secret of Kubernetes. */
export function isEncodedWord(word: string): boolean {
  if (isEncodedWideText(word)) return true;
  return (
    word.length <= 32 &&
    word.length % 4 === 0 &&
    /^[a-z]{3,16}(?:[._ -][a-z]{2,16})?\n?$/.test(Buffer.from(word, 'base64').toString('latin1'))
  );
}

/** Whether a word is the base64 of words in UTF-16 that have no figure, as PowerShell takes commands. */
export function isEncodedWideText(word: string): boolean {
  if (word.length < 16 || !'ABCD'.includes(word[2]!) || !/^[A-Za-z0-9+/]+={0,2}$/.test(word)) return false;
  return /^(?:[A-Za-z .-]\0){6,}$/.test(Buffer.from(word, 'base64').toString('latin1'));
}

/** Whether a word is the base64 of the head of a token that has no more, or of what a mail server asks for an answer to. */
export function isEncodedHead(word: string): boolean {
  if (!/^(?:eyJ|PD[A-Za-z])[\w+/-]{8,124}={0,2}$/.test(word)) return false;
  const text = Buffer.from(word, 'base64').toString('latin1');
  return /^\{(?:"(?:typ|alg|schema_version)":"[\w-]{1,12}",?){1,2}\}$|^<\d[\d.]{3,40}@[\w.-]{1,64}>$/.test(text);
}
