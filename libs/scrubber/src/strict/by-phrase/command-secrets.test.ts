import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createScrubber } from '../../index.ts';

const scrubber = createScrubber({ rules: 'strict' });

/** Lines of commands, and the secret in each. */
const secrets: readonly (readonly [line: string, ...secrets: string[]])[] = [
  // What is written into commands that read a secret
  ['echo maple-river-lantern | cryptsetup luksOpen /dev/sdc1 vault -', 'maple-river-lantern'],
  ['printf "maple river" | sudo /usr/sbin/cryptsetup luksAddKey /dev/sdc', 'maple river'],
  ['echo -n maple river lantern | zfs load-key tank/home', 'maple river lantern'],
  ["echo 'maple-river' | sudo passwd eva", 'maple-river'],
  ['printf "maple\\nmaple\\n" | smbpasswd -s -a eva', 'maple'],
  ['echo maple.river | docker secret create db -', 'maple.river'],
  ['echo maple.river | gh secret set DEPLOY', 'maple.river'],
  ['$ cryptsetup open --type luks2 /dev/sdc1 vault <<< "maple river lantern"', 'maple river lantern'],
  ['sudo bcachefs unlock /dev/sdc <<<maple-river', 'maple-river'],
  ["kinit eva@LAB <<< 'maple.river'", 'maple.river'],
  // Options
  ['vsql -U dbadmin -wmaple!! -c "select 1"', 'maple!!'],
  ['hdbsql -u SYSTEM -p maple.river -d HXE', 'maple.river'],
  ['gbak -b -user SYSDBA -pas maple.riv db.fdb x.fbk', 'maple.riv'],
  ['pt-online-schema-change D=shop,t=orders,h=db1,u=eva,p=maple.river --execute', 'maple.river'],
  ['DTUTIL /FILE a.dtsx /Decrypt "maple@river" /COPY FILE;b.dtsx', 'maple@river'],
  ['youtube-dl -u eva --twofactor 481516 URL', '481516'],
  ['ipmitool -I lanplus -H 10.0.0.9 -U eva -k maple-river chassis status', 'maple-river'],
  ['Vigor> mngt snmp -e 1 -g maple7 -s river7 -t 1', 'maple7', 'river7'],
  ['qemu-nbd --object secret,id=k0,format=raw,data=maple.river --image-opts a', 'maple.river'],
  ['virsh secret-set-value 7b21582e-874f-4fbe-9af6-193bdde94975 bWFwbGVyaXZlcg==', 'bWFwbGVyaXZlcg'],
  ['virt-inspector --key /dev/vda2:key:maple-river -a d.qcow2', 'maple-river'],
  // Arguments
  ['><fs> luks-open /dev/vda3 crypt key maple river lantern', 'maple river'],
  ['mavproxy> signing setup maple-river-lantern', 'maple-river'],
  ['steamcmd +force_install_dir . +login eva maple.river QWJZM +quit', 'maple.river', 'QWJZM'],
  ['sedutil-cli --setLockingRange 0 RW maple.river /dev/sdc', 'maple.river'],
  ['sedutil-cli --setSIDPassword maple.river river.maple /dev/sdc', 'maple.river', 'river.maple'],
  ['syswrapper.sh set-adopt http://10.0.0.2:8080/inform 3fb28c93a1ce59d88eca41fba26a4505', '3fb28c93a1ce'],
  ['php add_device.php sw1.example.org maple77 v2c', 'maple77'],
  ['lnms: addhost -g 10.0.0.9 maplewood v1', 'maplewood'],
  ['hdbuserstore SET NIGHTLY hana1:30015 SYSTEM maple-river', 'maple-river'],
  ['+sv_setsteamaccount 3FB28C93A1CE59D88ECA41FBA26A4505 +map de_dust', '3FB28C93A1'],
  ['eva issued server command: /register maple maple', '/register maple'],
  ['ykman otp static --keyboard-layout US 2 maple.river', 'maple.river'],
  ['db2 => connect to SAMPLE user eva using maple.river', 'maple.river'],
];

const harmless = [
  'echo YES | cryptsetup luksFormat /dev/sdc key.bin',
  'echo "$PASSPHRASE" | cryptsetup luksOpen /dev/sdc1 vault -',
  'echo done | grep eva /etc/passwd ',
  'cryptsetup luksFormat /dev/sdc <<< "$PASSPHRASE"',
  'while read line; do echo $line; done <<< "maple river"',
  'steamcmd +login anonymous +app_update 740 validate +quit',
  'sedutil-cli --query /dev/sdc',
  'sedutil-cli --scan',
  'hdbuserstore LIST',
  'eva issued server command: /list maple',
  'pt-table-checksum h=db1,P=3306,u=eva --ask-pass',
  'mngt snmp -e 1',
  'failed to connect to the user database using TLS',
  'qemu-img create --object secret,id=k0,file=/etc/k0 d.qcow2 10G',
  '--key /dev/vda2:file:/root/key',
  'addhost 10.0.0.9 is done, v2c',
];

suite('secrets that commands are given', () => {
  for (const [line, ...values] of secrets)
    test(`are masked: ${line.slice(0, 90)}`, () => {
      const output = scrubber.line(line);
      for (const value of values) assert.ok(!output.includes(value), output);
      assert.equal(scrubber.line(output), output);
    });
  for (const line of harmless)
    test(`and what looks alike stays: ${line}`, () => assert.equal(scrubber.line(line), line));
});
