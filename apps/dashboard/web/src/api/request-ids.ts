/**
 * Names requests, for as long as a form is open: the same request again gets the same id, a changed one another.
 * So a second press, after an answer that did not come, makes no second flare.
 */
export function requestIds(): (request: object) => string {
  let last: { text: string; id: string } | undefined;
  return (request) => {
    const text = JSON.stringify(request);
    if (last?.text !== text) last = { text, id: randomId() };
    return last.id;
  };
}

/** 128 random bits as hexadecimal. `crypto.randomUUID` is not there on a page that came by plain HTTP. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
