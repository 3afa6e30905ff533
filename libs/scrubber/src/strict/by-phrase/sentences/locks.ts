import { fromUtf8 } from '../../../byte-string.ts';
import { digitsFollow } from '../glances.ts';
import { phraseRule, type Phrase } from '../phrase.ts';

/** What people call the code of a door or an alarm, as it begins. */
const codes = [
  'code de la porte', 'code porte', 'code du portail', "code d'entrée", "code de l'alarme", 'code alarme', 'code du local', 'code du coffre', 'code immeuble', 'digicode',
  'código de la puerta', 'código de la alarma', 'código da porta', 'código do portão', 'código do alarme', 'codice della porta', 'codice porta', 'codice del cancello', 'codice allarme',
  'kod do drzwi', 'kod do bramy', 'kod do alarmu', 'kod do domofonu', 'deurcode', 'poortcode', 'alarmcode', 'dørkode', 'portkod', 'larmkod', 'alarmkode', 'ovikoodi', 'hälytyskoodi', 'tunnusluku',
  'türcode', 'torcode', 'kód ke dveřím', 'kapukód', 'код домофона', 'код двери', 'код от двери', 'код от сигнализации',
].map(fromUtf8); // prettier-ignore

/** Locks that open with a number. */
const locks = [
  'zahlenschloss', 'fahrradschloss', 'vorhängeschloss', 'schlüsselsafe', 'schlüsseltresor', 'bike lock', 'luggage lock', 'padlock', 'lockbox', 'key safe', 'combination lock', 'candado', 'cadenas', 'lucchetto', 'cadeado',
  'hangslot', 'fietsslot', 'kłódk', 'hængelås', 'hengelås', 'hänglås', 'riippulukko',
].map(fromUtf8); // prettier-ignore

const other = String.raw`(?!(?:room|raum|zimmer|chambre|salle|bureau|rum|huone|floor|building|model|art|nr|no|unit|line|version)\b)[^\s:=\d]{1,16}`;
const between = String.raw`[\w\x80-\xff]{0,6}(?:\s${other}){0,4}?\s{0,2}(?:[:=>-]\s{0,2}|\s)(?:(?:code|kode|kod|pin|er|är|on|ist|is|est|c'est|es|é|jest)\s){0,2}["'\x60]?`;
const end = String.raw`(?![\w.:/%-]|,\d|\s?(?:eur|€|kr|zł|mm|cm|kg|m|st|x|%|\$)\b)`;
const isNoYear = (text: string): boolean => !/^(?:19|20)\d\d$/.test(text);

const phrases: readonly Phrase[] = [
  { hints: codes, ahead: new RegExp(`(?:${codes.join('|')})${between}([A-F]?\\d{4,8}[A-F*#]{0,2})${end}`, 'iy'), isSecret: isNoYear },
  { hints: locks, ahead: new RegExp(`(?:${locks.join('|')})${between}(\\d{3,8})${end}`, 'iy'), isSecret: isNoYear },
  { hints: ['unlocked with ', 'disarmed with ', 'armed with ', 'entsperrt mit ', 'déverrouillé avec ', 'desbloqueado con ', 'desbloqueado com '].map(fromUtf8), ahead: new RegExp(fromUtf8(`(?:unlocked with|disarmed with|armed with|entsperrt mit|déverrouillé avec|desbloqueado co[nm])(?:\\s(?:the|code|pin|kode|le|el|o|código)){0,3}\\s(\\d{4,8})${end}`), 'iy') },
]; // prettier-ignore

/** Masks the codes of doors, alarms and locks that people tell one another: `Code de la porte : ********`, `Fahrradschloss ********`. */
export const lockCode = phraseRule(
  {
    name: 'lock-code',
    kind: 'key',
    glance: digitsFollow(3, 120),
    about: 'The code of a door, an alarm or a lock with numbers, in the words of some languages',
  },
  phrases,
);
