import type { StrictRule } from '../rule.ts';
import { commandArgument, secondArgument } from './command-arguments.ts';
import { commandOption } from './commands.ts';
import { shownSecret } from './agents.ts';
import { deviceHash } from './device-hashes.ts';
import { deviceSecret } from './devices.ts';
import { dialoguePassword, saslPlain } from './dialogues.ts';
import { directoryPassword } from './directories.ts';
import { kernelKey } from './kernel-keys.ts';
import { loginAnswer } from './login-answers.ts';
import { mongoCall } from './mongo.ts';
import { oracleLocalLogin, oracleLogin } from './oracle.ts';
import { passPhrase } from './pass-phrases.ts';
import { pipedSecret } from './piped-secrets.ts';
import { redisPassword } from './redis.ts';
import { routerSecret } from './routers.ts';
import { toldSecret } from './sentences.ts';
import { snmpPrivacy, snmpSecret } from './snmp.ts';
import { subscriberKey } from './subscriber-keys.ts';
import { numberFirst, toldNumber } from './told-numbers.ts';
import { toldValue } from './told-values.ts';
import { sqlChange, sqlPassword } from './sql.ts';

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
  shownSecret,
  snmpSecret,
  snmpPrivacy,
  routerSecret,
  kernelKey,
  deviceHash,
  subscriberKey,
  loginAnswer,
  toldSecret,
  toldValue,
  toldNumber,
  numberFirst,
  passPhrase,
];
