/** Units, and what is counted, behind a number. */
const unit =
  /^(?:(?:[kKMGTP]i?[Bb]?(?:ps)?|[mnu]?s(?:ecs?)?|bytes|bit|%|\xc2\xb0C)(?![\w-])| ?(?:[kKMGT]i?[Bb](?:ps)?|[mnu]s(?:ecs?)?|s|secs?|bytes?|octets?|bits?|%|[kMG]?Hz|px|RPM|rpm|dBm?|[mk]?[VAW]h)(?![\w-])| (?:seconds?|minutes?|hours?|days?|rows?|lines?|records?|items?|files?|entries|packets|times|requests?|connections?|messages?|events?|tuples|blocks?|pages?|inodes?|objects?|users|queries|buffers|sectors|threads|tasks|jobs|nodes|chunks|attempts|retries|tests|processes|tables|documents|chars|characters)\b)/;

/** Names of what is measured, counted or numbered: behind a sign, and those of them behind which a blank is enough. */
const measured =
  'pid|ppid|spid|tpid|mpid|tid|uid|auid|euid|gid|egid|sgid|ses|port|dpt|spt|size|len|length|count|bytes|octets|duration|elapsed|took|time|timestamp|ts|ms|sec|secs|seconds|ttl|timeout|interval|total|offset|line|lines|column|row|rows|mtu|mss|window|rate|speed|width|height|errno|status|version|inode|ino|conn|cpu|memory|mem|rss|vsz|heap|used|free|available|threads|retries|generation|revision|epoch|term|index|lsn|xid|vlan|asn|metric|priority|weight|requests|errors|packets|objects|files|event|events|process|thread|iteration|page|segment|block|iat|exp|nbf|started|created|updated|modified|expires|expiry|since|until|id'.split(
    '|',
  );
const behindBlank =
  'pid|tid|uid|gid|port|size|length|count|line|column|mtu|errno|status|version|inode|conn|generation|revision|epoch|term|lsn|xid|vlan|metric|priority|weight|process|thread|page|segment|block'.split(
    '|',
  );
const measuredName = new RegExp(
  `${named(measured)}(?:["'\\])]{0,3}\\s{0,3}[:=]\\s{0,3}\\\\{0,3}["'(]?|\\[)$|${named(behindBlank)} [#(]?$|(?<![A-Za-z])(?:max|min)(?:imum)?(?:[_ -]?[a-z]{3,10})?["']?\\s?[:=]\\s?$`,
);

/** A name in small letters, in capitals, or as the last part of one in camel case. */
function named(names: readonly string[]): string {
  const capital = names.map((name) => `${name[0]!.toUpperCase()}${name.slice(1)}`).join('|');
  const small = names.join('|');
  return `(?:(?<![A-Za-z])(?:${small}|${capital}|${small.toUpperCase()})|(?<=[a-z])(?:${capital}))`;
}

/** What stands before numbers of lines of logs: programs with their process, times with threads, answers of HTTP with their length. */
const place =
  /\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:[+-]\d{2}:?\d{2}|Z|UTC))?\]?\s{1,4}(?:\d{1,7}\s{1,4}){0,1}\[?$|\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})? ?[+-]$|" \d{3} (?:\d{1,9} )?$|\baudit\($/;
/** The process or thread of a line of a log, which a bracket closes. */
const inBrackets = /[\w)/.-]\[$|^(?:[^"'=]{0,48} )?\[(?:pid |tid )?$/;
const host =
  /(?:\d\.\d{1,3}|\.[a-z]{2,12}|\]|\/\/[\w.-]{1,64}|\blocalhost|\*|0|@[\w.*~-]{0,80}\*{8}(?:~[0-9a-f]{5})?):$/;
const codes = /\b(?:ORA|TNS|RMAN|SP2|CVE-\d{4}|RFC|SQLSTATE|ERROR|Error|Event|EventID|event|errno|HTTP)[- ]?$/;

/** Seconds to nanoseconds since 1970, from 2014 to 2033, where a line begins or a name tells of time. */
const epoch = /^1[4-9]\d{8}(?:\d{3}){0,3}$/;
const timeName =
  /(?:^|[\s"'[({,])(?:ts|t|time|[\w.-]{0,24}(?:time|date|at|since|until|stamp|iat|exp|nbf|expir\w{0,3}|start\w{0,3}|creat\w{0,3}|updat\w{0,3}|modif\w{0,4}|seen|logged|utime|ctime|mtime))(?:_?(?:ms|us|ns|sec|nano|millis|unix))?["']?\s{0,2}[:=]?\s{0,2}["'(]?$/i;
const day = /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])?(?:[0-5]\d){0,2}$/;
const year = /^(?:19[789]|20[0-4])\d$/;

/**
 * Whether a number of four digits and more is one by what stands before and behind it on its line: a size, a time, a port, the id of a
 * process.
 */
export function isMeasured(value: string, before: string, behind: string): boolean {
  if (year.test(value) || day.test(value)) return true;
  if (epoch.test(value) && (before.trim() === '' || timeName.test(before) || before.endsWith('audit('))) return true;
  if (value.length > 9) return measuredName.test(before) && value.length < 20;
  if ((unit.test(behind) && !/^B\b/.test(behind)) || measuredName.test(before) || codes.test(before)) return true;
  if (behind.startsWith(']') && inBrackets.test(before)) return true;
  return place.test(before) || (host.test(before) && Number(value) < 65_536);
}

/** Whether a word is a day, a time or both, as logs write them. */
export function isTime(word: string): boolean {
  return (
    /^(?:(?:19|20)\d\d[-.](?:0[1-9]|1[0-2])[-.](?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])[-.](?:0[1-9]|1[0-2])[-.](?:19|20)\d\d|(?:0?[1-9]|[12]\d|3[01])-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-(?:\d\d){1,2})?)(?:[T_-](?:[01]\d|2[0-3])(?:[-.]?[0-5]\d){0,2}(?:\.\d{1,9})?Z?)?$/.test(
      word,
    ) || /^[0-5]\d(?:[.,]\d{1,9})?(?:[+-](?:0\d|1[0-4])(?:00|30|45)|Z)$/.test(word)
  );
}
