import type { Answer } from './http-answer.ts';

/** What an answer to an upload means to the Agent. */
export type Verdict =
  | { delivered: true; caseId: number; sentence: string }
  | { delivered: false; code: 'destination_refused' | 'destination_failed'; sentence: string; error: string };

const notUnderstood = 'Error: could not deserialize response body -- Please contact support by email.';
const shownBytes = 150;

/** Reads the answer to an upload: the sentence that the Agent prints, and its error. Checks in the Agent's order. */
export function readAnswer(answer: Answer, apiKey: string): Verdict {
  if (answer.status === 403) {
    return { delivered: false, code: 'destination_refused', sentence: '', error: refusedKey(apiKey) };
  }
  const failed = (error: string, sentence = notUnderstood): Verdict => ({
    delivered: false,
    code: 'destination_failed',
    sentence: presentable(sentence, apiKey),
    error: presentable(error, apiKey),
  });
  const tail = `\nServer returned:\n${beginning(answer.body, apiKey)}`;
  if (answer.status !== 200) return failed(`HTTP ${answer.status} ${statusLine(answer)}${tail}`);
  if (answer.contentType === undefined) return failed(`Server returned a 200 but with no content-type header${tail}`);
  if (!answer.contentType.startsWith('application/json')) {
    return failed(`Server returned a 200 but with an unknown content-type ${answer.contentType}${tail}`);
  }

  const parsed = parse(answer.body);
  if ('problem' in parsed) return failed(`${parsed.problem}${tail}`);
  const { caseId, error, requestId } = parsed;
  if (error) {
    const contact = requestId
      ? `Please contact support by email and facilitate the request uuid: \`${requestId}\`.`
      : 'Please contact support by email.';
    return failed(error, `An error occurred while uploading the flare: ${error}. ${contact}`);
  }
  const sentence = `Your logs were successfully uploaded. For future reference, your internal case id is ${caseId}`;
  return { delivered: true, caseId, sentence };
}

/** The hint for a key that was refused. Only its end is shown, as in the Agent. */
export function refusedKey(apiKey: string): string {
  if (apiKey === '') return 'HTTP 403 Forbidden: API key is missing';
  return `HTTP 403 Forbidden: Make sure your API key is valid. API Key ending with: ${apiKey.slice(-5)}`;
}

/** A status as it stands on the wire, such as `400 Bad Request`. */
export function statusLine({ status, reason }: Pick<Answer, 'status' | 'reason'>): string {
  return `${status} ${reason}`.trim();
}

type Parsed = { caseId: number; error: string; requestId: string } | { problem: string };

function parse(body: Buffer): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    return { problem: body.length === 0 ? 'unexpected end of JSON input' : 'the answer is not JSON' };
  }
  if (value === null) return { caseId: 0, error: '', requestId: '' };
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: 'the answer is not a JSON object' };
  const { case_id: caseId, error, request_uuid: requestId } = value as Record<string, unknown>;
  const number = caseId ?? 0;
  if (!Number.isSafeInteger(number) || (number as number) < 0)
    return { problem: 'case_id in the answer is not an integer' };
  if (typeof (error ?? '') !== 'string') return { problem: 'error in the answer is not text' };
  if (typeof (requestId ?? '') !== 'string') return { problem: 'request_uuid in the answer is not text' };
  return { caseId: number as number, error: (error ?? '') as string, requestId: (requestId ?? '') as string };
}

/** A server's text for a person: without the key, should it have been echoed, and without control codes. */
function presentable(text: string, apiKey: string): string {
  const clean = apiKey.length > 5 ? text.replaceAll(apiKey, '********') : text;
  // oxlint-disable-next-line no-control-regex
  return clean.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

function beginning(body: Buffer, apiKey: string): string {
  return Buffer.from(presentable(body.toString(), apiKey)).subarray(0, shownBytes).toString();
}
