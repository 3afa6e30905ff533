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
  ['rasdial barn eva maple-river', 'maple-river'],
  ["wls:/offline> connect('eva','maple-river','t3s://h:7002')", 'maple-river'],
  ['cvs -z3 -d :pserver:eva:maple-river@cvs.example.org:/root co a', 'maple-river'],
  ['$ rclone obscure maple-river', 'maple-river'],
  ["ansible-vault encrypt_string --vault-id prod@x 'maple river' --name db", 'maple river'],
  ['rar a -r -hpmaple-river x.rar a', 'maple-river'],
  ['qpdf --linearize --encrypt maple-river river.maple 256 -- a.pdf b.pdf', 'maple-river', 'river.maple'],
  ['pdftk a.pdf output b.pdf owner_pw maple-river', 'maple-river'],
  ['reg add "HKLM\\X" /v VncPassword /t REG_BINARY /d 3FB28C93A1CE59D8 /f', '3FB28C93A1'],
  ['ktpass -princ http/a@LAB -mapuser eva -pass maple-river -out a.keytab', 'maple-river'],
  ['ncftp> user eva maple-river', 'maple-river'],
  ['smbclient //nas/a maple-river -U eva -c ls', 'maple-river'],
  ['samba-tool user add eva maple-river --given-name=Eva', 'maple-river'],
  ['hdparm --user-master m --security-erase maple-river /dev/sdc', 'maple-river'],
  ['tpm2_changeauth -c owner maple-river', 'maple-river'],
  ['composer config --global http-basic.repo.example.org eva maple-river', 'maple-river'],
  ['radclient -x -t 3 10.0.0.9:1812 acct maple-river', 'maple-river'],
  ['echo maple-river | gpg --batch --passphrase-fd 0 -d a.gpg', 'maple-river'],
  ['kadmin -p eva/admin -w maple-river -q listprincs', 'maple-river'],
  ['twine upload -u eva -p maple-river dist/a.whl', 'maple-river'],
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
  'rasdial barn /disconnect',
  "client.connect('eva', 'maple', 'orders')",
  ':pserver:anonymous@cvs.example.org:/root',
  'pdftk a.pdf input_pw PROMPT output b.pdf',
  'reg add "HKLM\\X" /v PasswordExpiry /t REG_DWORD /d 30 /f',
  'smbclient //nas/a -U eva -c ls',
  'the option --encrypt of qpdf takes 256 bits',
  'ktpass -princ http/a@LAB -pass * -out a.keytab',
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
