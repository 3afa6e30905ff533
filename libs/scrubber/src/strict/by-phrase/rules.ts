import type { StrictRule } from '../rule.ts';
import { cardNumber } from './cards.ts';
import { commandArgument, secondArgument } from './command-arguments.ts';
import { commandOption } from './commands.ts';
import { shownSecret } from './agents.ts';
import { deviceHash } from './device-hashes.ts';
import { dialoguePassword, saslPlain } from './dialogues.ts';
import { directoryPassword } from './directories.ts';
import { kernelKey } from './kernel-keys.ts';
import { loginAnswer } from './login-answers.ts';
import { deviceSecret, secondDeviceSecret } from './devices.ts';
import { labelledSecret } from './labels.ts';
import { lockCode } from './locks.ts';
import { loginArgument } from './login-arguments.ts';
import { mongoCall } from './mongo.ts';
import { oracleLocalLogin, oracleLogin } from './oracle.ts';
import { passPhrase } from './pass-phrases.ts';
import { paymentKey } from './payment-keys.ts';
import { pipedSecret } from './piped-secrets.ts';
import { recordedSecret } from './records.ts';
import { redisPassword } from './redis.ts';
import { routerSecret } from './routers.ts';
import { slashPair } from './slash-pairs.ts';
import { repeatedSecret } from './repeated-secrets.ts';
import { toldSecret } from './sentences.ts';
import { snmpPrivacy, snmpSecret } from './snmp.ts';
import { subscriberKey } from './subscriber-keys.ts';
import { numberFirst, toldNumber } from './told-numbers.ts';
import { toldValue } from './told-values.ts';
import { sqlChange, sqlPassword } from './sql.ts';
import { listedPassword } from './user-lists.ts';

/** The rules for secrets that are said in a phrase, and so have neither a key nor a sign before them. */
export const spokenRules: readonly StrictRule[] = [
  commandOption,
  commandArgument,
  secondArgument,
  pipedSecret,
  sqlPassword,
  sqlChange,
  oracleLogin,
  oracleLocalLogin,
  redisPassword,
  mongoCall,
  dialoguePassword,
  saslPlain,
  directoryPassword,
  deviceSecret,
  secondDeviceSecret,
  recordedSecret,
  shownSecret,
  snmpSecret,
  snmpPrivacy,
  routerSecret,
  kernelKey,
  deviceHash,
  subscriberKey,
  loginAnswer,
  toldSecret,
  repeatedSecret,
  labelledSecret,
  slashPair,
  toldValue,
  toldNumber,
  numberFirst,
  lockCode,
  cardNumber,
  paymentKey,
  passPhrase,
  listedPassword,
  loginArgument,
];
