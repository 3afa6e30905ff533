import type { FileKinds } from './files.ts';

/** Files in which secrets are said in a phrase, without a key before them. */
export const spokenFiles: FileKinds = {
  'admin-history.log': (s) => `mysqldump -h reports -u dumper '-p${s.phrase()}' sales
mariadb -ubackup -p${s.token(11)} stock
mongodump --host m3 -u dumper -p ${s.token(10)} --out /srv/dump
sqlcmd -S mssql.example.net -U loader -P '${s.password()}' -i load.sql
ldapmodify -x -D cn=writer,dc=example,dc=net -w ${s.password()} -f change.ldif
sshpass -p '${s.phrase()}' rsync -a /etc backup@vault.example.net:
keytool -importkeystore -srcstorepass ${s.token(9)} -deststorepass '${s.password()}' -noprompt
zip -P ${s.token(10)} report.zip report.csv && 7z a -p${s.token(12)} report.7z report.csv
snmpbulkwalk -v3 -u watch -A ${s.token(10)} -X '${s.password()}' 192.0.2.7
ipmitool -H 192.0.2.9 -U operator -P ${s.token(9)} power cycle
curl -fsSLu robot:${s.password()} https://files.example.net/x
curl -H 'Accept: text/plain' --proxy-user robot:${s.token(9)} https://files.example.net/x
http -a robot:${s.token(12)} GET files.example.net/x
smbclient //files/inbox -U 'EXAMPLE\\robot%${s.token(10)}' -c ls
lftp -u robot,${s.token(10)} sftp://files.example.net
htpasswd -bB /etc/nginx/users robot ${s.password()}
wpa_passphrase "guest net" '${s.phrase()}'
rabbitmqctl change_password feeder ${s.password()}
vault operator unseal ${s.base64(24)}
mc alias set store https://s3.example.net robot ${s.token(30)}
radtest robot ${s.token(9)} radius.example.net 0 ${s.token(14)}
openssl pkcs12 -in a.p12 -nodes -passin pass:${s.token(9)}
openssl enc -aes-128-cbc -d -k '${s.phrase()}' -in a -out b
echo 'robot:${s.token(12)}' | sudo chpasswd
echo "${s.password()}" | sudo -S reboot
printf '%s' '${s.token(30)}' | docker login --username robot --password-stdin registry.example.net
kinit robot <<< '${s.password()}'
`,
  'exec.jsonl': (s) => `{"exec":["redis-cli","-h","queue","-a","${s.token(14)}","llen","jobs"]}
{"exec":"mysql -uroot -p'${s.phrase()}' -e 'show tables'","exit":0}
{"exec":"curl -u \\"robot:${s.token(13)}\\" https://example.net","exit":7}
`,
  'query.log': (s) => `CREATE USER feeder IDENTIFIED BY ${s.token(11)};
SET PASSWORD FOR 'feeder'@'10.%' = PASSWORD('${s.token(12)}');
ALTER CURRENT USER SET PASSWORD FROM '${s.token(10)}' TO '${s.password()}';
CREATE LOGIN feeder WITH PASSWORD = N'${s.password()}';
SELECT AES_DECRYPT(iban, '${s.phrase()}') FROM payouts;
SELECT pgp_sym_decrypt(note::bytea, '${s.phrase()}') FROM notes;
UPDATE people SET pass = SHA1('${s.token(11)}') WHERE id = 4;
CONNECT feeder/${s.token(9)}@STOCKDB
sqlplus -S feeder/${s.token(10)}@//ora.example.net:1521/STOCK @report.sql
url = jdbc:oracle:thin:feeder/${s.token(9)}@ora.example.net:1521:STOCK
db.auth('feeder', '${s.password()}')
`,
  'redis-session.log': (s) => `queue.example.net:6379> AUTH ${s.token(12)}
queue.example.net:6379> auth feeder ${s.password()}
1700000000.100000 [0 192.0.2.4:5000] "AUTH" "${s.token(10)}"
1700000000.200000 [0 192.0.2.4:5001] "HELLO" "3" "AUTH" "feeder" "${s.token(11)}" "SETNAME" "w"
1700000000.300000 [0 192.0.2.4:5002] "config" "set" "masterauth" "${s.token(10)}"
1700000000.400000 [0 192.0.2.4:5002] "ACL" "SETUSER" "feeder" "on" ">${s.token(10)}" "+@read"
queue.example.net:6379> CONFIG GET requirepass
1) "requirepass"
2) "${s.phrase()}"
user feeder on >${s.token(12)} >${s.token(10)} ~jobs:* +@all
sentinel auth-pass main ${s.token(15)}
`,
  'mail-dialogue.log': (s) => `C: AUTH PLAIN ${s.plant(Buffer.from('\0robot\0walnut-ribbon-4').toString('base64'))}
S: 235 2.7.0 Ok
t7 LOGIN robot@example.net ${s.token(10)}
t8 AUTHENTICATE XOAUTH2 ${s.base64(60)}
USER robot
+OK send it
PASS ${s.token(9)}
PRIVMSG NickServ :IDENTIFY robot ${s.token(10)}
`,
  'people.ldif': (s) => `dn: uid=robot,ou=people,dc=example,dc=net
userPassword:: ${s.base64(12)}
dn: uid=gnome,ou=people,dc=example,dc=net
userPassword: {SSHA}${s.base64(24)}
(4) Login incorrect (pap: no match): [gnome/${s.token(9)}] (from client ap7 port 3)
`,
  'switch.cfg': (s) => `enable secret 9 $9$${s.token(14)}$${s.token(40)}
enable password ${s.token(9)}
username gnome privilege 7 password 0 ${s.token(10)}
snmp-server community ${s.token(8)} RW
snmp-server host 192.0.2.50 version 2c ${s.token(8)}
snmp-server user gnome ops v3 auth sha ${s.token(12)} priv aes 128 ${s.token(12)}
tacacs-server host 192.0.2.60 key ${s.token(13)}
crypto isakmp key ${s.token(12)} address 198.51.100.8
 neighbor 198.51.100.9 password ${s.token(10)}
 ip ospf message-digest-key 2 md5 ${s.token(9)}
 ppp chap password 0 ${s.token(10)}
  key-string ${s.token(11)}
vpn.example.net : PSK "${s.phrase()}"
`,
  'snmpd.log': (s) => `snmpd[9]: rocommunity ${s.token(9)} 192.0.2.0/24
com2sec watchers default ${s.token(9)}
createUser gnome SHA "${s.phrase()}" AES ${s.token(12)}
trap2sink 192.0.2.70 ${s.token(8)}
`,
  'told.log': (s) => `WARN sign-in of gnome failed, password entered: ${s.password()}
INFO New password for user gnome is ${s.password()}
INFO A temporary password is generated for root@localhost: ${s.password()}
INFO created account gnome with password ${s.token(10)}
DEBUG signing with secret "${s.phrase()}"
INFO Generated API key for tenant garden: ${s.token(32)}
INFO Your verification code is ${s.digits(6)}
`,
}; // prettier-ignore
