import type { StrictRule } from '../rule.ts';
import { cardNumber } from './sentences/cards.ts';
import { commandArgument, secondArgument } from './commands/command-arguments.ts';
import { commandOption } from './commands/commands.ts';
import { shownSecret } from './commands/agents.ts';
import { deviceHash } from './devices/device-hashes.ts';
import { dialoguePassword, saslPlain } from './protocols/dialogues.ts';
import { directoryPassword } from './protocols/directories.ts';
import { kernelKey } from './protocols/kernel-keys.ts';
import { loginAnswer } from './protocols/login-answers.ts';
import { deviceSecret, secondDeviceSecret } from './devices/devices.ts';
import { labelledSecret } from './sentences/labels.ts';
import { lockCode } from './sentences/locks.ts';
import { loginArgument } from './protocols/login-arguments.ts';
import { mongoCall } from './databases/mongo.ts';
import { oracleLocalLogin, oracleLogin } from './databases/oracle.ts';
import { passPhrase } from './sentences/pass-phrases.ts';
import { paymentKey } from './protocols/payment-keys.ts';
import { pipedSecret } from './commands/piped-secrets.ts';
import { recordedSecret } from './protocols/records.ts';
import { redisPassword } from './databases/redis.ts';
import { routerSecret } from './devices/routers.ts';
import { slashPair } from './sentences/slash-pairs.ts';
import { repeatedSecret } from './sentences/repeated-secrets.ts';
import { toldSecret } from './sentences/sentences.ts';
import { snmpPrivacy, snmpSecret } from './devices/snmp.ts';
import { subscriberKey } from './protocols/subscriber-keys.ts';
import { numberFirst, toldNumber } from './sentences/told-numbers.ts';
import { toldValue } from './sentences/told-values.ts';
import { sqlChange, sqlPassword } from './databases/sql.ts';
import { listedPassword } from './protocols/user-lists.ts';

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
