import { readFileSync } from 'node:fs';

// Loaded into a service: its clock is off by as many milliseconds as the file CLOCK_FILE says.
const file = process.env['CLOCK_FILE'] ?? '';
const RightDate = Date;
let shiftMs = 0;

function look(): void {
  try {
    shiftMs = Number(readFileSync(file, 'utf8'));
  } catch {
    shiftMs = 0;
  }
}

look();
setInterval(look, 50).unref();
globalThis.Date = class extends RightDate {
  constructor(...given: [] | ConstructorParameters<DateConstructor>) {
    if (given.length === 0) super(RightDate.now() + shiftMs);
    else super(...given);
  }
  static override now(): number {
    return RightDate.now() + shiftMs;
  }
} as DateConstructor;
