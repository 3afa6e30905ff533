import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { scrubLine, stay } from '../scrubbed-lines.fixture.ts';

/** Ids and names as logs have them, whose letters and figures mix as in keys. */
const harmless = [
  'R17-M1-N4-C:J07-U11 RAS KERNEL INFO instruction cache parity error corrected',
  'WARN [SendWorker:188978561024:QuorumCnxManager$SendWorker@688] - Send worker leaving thread',
  'IO80211AWDLPeerManager::setAwdlAutoMode Resuming AWDL',
  'policy=3,wakefulness=1,wksummary=0x23,uasummary=0x1,bootcompleted=true,boostinprogress=false',
  'filterlog: 53,,,1000000301,em0,match,block,in,4,0x0,,64,420,0,none,6,tcp,460,10.0.2.2,10.0.2.15',
  '_ZN10debDebFile10GotoMemberEPKc@APTPKG_6.0 0.8.0',
  'redirect_uri=https%3A%2F%2Ffoo.mywebsite.com%2Foutpost.goauthentik.io%2Fcallback',
  '[req-38101a0b-2096-447d-96ea-a692162415ae 113d3a99c3da401fbd62cc2caa5b96d2 54fadb412c4e40cdbaed9335e4c35a9e - - -] 200',
  '[default-helloworld-5678] [] 10.244.0.9:5678 13 0.000 200 1817d7f2d3167a39badb6c3ea3a9072c',
  'allow retrieving of node::async_context (#1026) d3becc5d0d94844cd99206dd30aa54f8193aa725',
  '303\tca4ad8fb08ce14e200af2c9cde791e88696d8474\tfdc90b1afd25d87debf915334bc63026\tbuilds/3.11.17.zip',
  'platform/runtime_enabled_features.json5;drc=5de823b36e68fd99009a29281b17bc3a1d6b329c',
  '9554F04D7259F04124DE6B476D5A82AC7E37093B',
  // Serial numbers and ids by their form, whom age encrypts for, columns of logs, names of files
  'Cisco chassis 7K2M9QXR04LT replaced',
  'moved 01J8ZQ4M7TBXW0R5K9V2HNCD6E to the archive',
  'k3v9x0q7m2b8t1w6z4r5p0s2d   quota   3 days ago',
  'encrypting for age1qz7k3v9x0q7m2b8t1w6z4r5p0s2d8f6g4h3j2k1l0zxcvbnm9q8w7e6r5t',
  'tenancy=ocid1.tenancy.oc1..aaaaaaaak3v9x0q7m2b8t1w6z4r5p0s2d8f6g4h3j2k1l0zxcvbnm9q8w7e6r',
  'Jan 02 10:00:01 [Q7][WbM][I]: Req:17 UID:3 pool invoked',
  '[2026-02-03 00:20:16] [6973] [debug] [q7Zk83hTq0wL] GET "/orders" 200 OK',
  'Rechnung DE81237_Kx83hTq0w.pdf.p7s geprüft',
  'content changed {sha256}3fb28c93a1ce59d88eca41fba26a45053b5ad975c0733439b31389e3ad1aef34',
];

/** What generators make, with nothing on the line that says so, or little. */
const generated = [
  'loaded 7yUgYTaNcrBKb1tz4goq2dd2 from file',
  'read UHiiKQdODeFIi6kUg5LFhR3aDodVsoZbVnjAzZPXJEE= in 3 ms',
  'connecting as svc with P_k9c-uoCBy2x!',
  '113d3a99c3da401fbd62cc2caa5b96d2',
  'client refused: token 113d3a99c3da401fbd62cc2caa5b96d2',
  'our $hmac_engine = pack("H*", "01c6fb4f4030751bed3c55d4f4df814e56df9e0f");',
  'X-Thing: "113d3a99c3da401fbd62cc2caa5b96d2"',
  'rotated the token to 7K2M9QXR04LT',
  'seed KVXW4ZLBMFRGG3DF',
];

suite('by looks', () => {
  stay(harmless);
  for (const text of generated) test(`is masked: ${text.slice(0, 80)}`, () => assert.match(scrubLine(text), /\*{8}/));
});
