const goPackage =
  '(?:runtime|main|fmt|os|io|net|time|sync|sort|bytes|bufio|strings|strconv|reflect|errors|context|syscall|testing|math|unicode)(?=[./])|(?:archive|compress|container|crypto|database|debug|encoding|go|hash|html|image|index|internal|log|mime|net|os|path|regexp|runtime|testing|text|unicode|vendor)/|(?:[\\w-]+\\.)+[a-z]{2,6}/';

/** Names as stacks and profiles have them: `net/http.(*http2Framer).ReadFrame`, `com.example.Utf8Writer$1.write(Utf8Writer.java:12)`. */
const symbols: readonly RegExp[] = [
  new RegExp(
    `^(?:${goPackage})[\\w./@~-]*[\\w-]\\.(?:\\(\\*?\\w{1,80}\\)|\\w{1,80})(?:\\.[\\w-]{1,80}){0,6}(?:\\(.{0,160})?$`,
  ),
  new RegExp(
    `^(?:runtime|main|fmt|os|io|net|time|sync|sort|bytes|bufio|strings|strconv|reflect|errors|context|syscall|math)\\.\\w{1,80}(?:\\.[\\w-]{1,80}){0,6}(?:\\(.{0,160})?$`,
  ),
  /^(?:[a-z][a-z\d]{1,24}\.){1,8}(?:[A-Z][a-z]{1,24}){2,6}\.[a-z]{2,24}(?:[A-Z][a-z]{1,24}){1,6}(?:\(\))?$/,
  /^[\w./-]{1,128}\.\(\*?\w{1,80}\)(?:\.[\w-]{1,80}){1,6}(?:\(.{0,160})?$/,
  /^(?:[a-z]\w{0,40}[./]){2,12}[A-Z]\w{0,80}(?:\$\w{1,40}){0,4}(?:[.:]<?\w{1,80}>?)?(?:\([\w.]{0,80}(?::\d{1,6})?\))?$/,
];

/** Whether a word, up to the next blanks, is the name of a function in a program of Go or Java. */
export function isCodeSymbol(word: string): boolean {
  return word.length <= 512 && word.includes('.') && symbols.some((form) => form.test(word));
}
