/** Options of commands whose value is a secret, or holds one. */
export interface SecretOptions {
  /** Names of commands that share the options, without their folder and `.exe`. */
  readonly commands: string;
  readonly options: string;
  /** Whether the value stands behind the option as an argument of its own, is attached to it, or either. By default, apart. */
  readonly written?: 'apart' | 'attached' | 'either';
  /** Where in the value the secret begins. By default, it is all of it. */
  readonly holds?: ValuePart;
  /** What must stand between the command and the option. */
  readonly needs?: RegExp;
}

/**
 * `user:secret`, `algorithm:name:secret`, `user%secret`, `user,secret`, `name=secret; name=secret`, a user or a lone token, or
 * `pass:secret`.
 */
export type ValuePart = 'colon' | 'lastColon' | 'percent' | 'comma' | 'cookies' | 'colonOrToken' | 'passSource';

/** From the manuals of the commands. */
export const secretOptions: readonly SecretOptions[] = [
  { commands: 'curl', options: '-u -U --user --proxy-user', holds: 'colon', written: 'either' },
  { commands: 'curl', options: '-E --cert --proxy-cert', holds: 'colon' },
  { commands: 'curl', options: '-b', holds: 'cookies' },
  { commands: 'http https httpie xh xhs', options: '-a --auth', holds: 'colonOrToken' },
  { commands: 'mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlbinlog mysqlsh mysqlslap mysqlpump mysql_upgrade mariadb mariadb-dump mariadb-admin mariadb-backup mariabackup xtrabackup', options: '-p', written: 'attached' },
  { commands: 'mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop mongofiles', options: '-p', written: 'either' },
  { commands: 'sqlcmd bcp osql isql tsql', options: '-P', written: 'either' },
  { commands: 'ldapsearch ldapadd ldapmodify ldapdelete ldappasswd ldapwhoami ldapcompare ldapmodrdn ldapexop basic_ldap_auth', options: '-w', written: 'either' },
  { commands: 'ldappasswd', options: '-s -a', written: 'either' },
  { commands: 'redis-cli redis-benchmark valkey-cli keydb-cli', options: '-a' },
  { commands: 'sshpass', options: '-p', written: 'either', needs: /^(?:-[evPf]\S* ?)*$/ },
  { commands: 'keytool jarsigner', options: '-storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass' },
  { commands: 'zip unzip zipcloak', options: '-P', written: 'either' },
  { commands: '7z 7za 7zr 7zz rar unrar', options: '-p', written: 'attached' },
  { commands: 'snmpwalk snmpget snmpset snmpbulkwalk snmpbulkget snmpgetnext snmptable snmptrap snmpinform snmpstatus snmpdf trapsess informsess', options: '-c -A -X', written: 'either' },
  { commands: 'ipmitool', options: '-P -y -k' },
  { commands: 'ipmipower ipmiconsole ipmi-sensors ipmi-sel ipmi-fru ipmi-chassis ipmi-config bmc-info bmc-device', options: '-p -k', written: 'either' },
  { commands: 'ykpersonalize', options: '-a -c', written: 'either' },
  { commands: 'cqlsh dsbulk elasticsearch-users esusers rabbitmqadmin rdesktop psexec psexec64 certutil smbmap evil-winrm nxc crackmapexec', options: '-p' },
  { commands: 'nodetool plink pscp pssh', options: '-pw' },
  { commands: 'docker podman nerdctl buildah skopeo helm oras crane oc kubectl cf', options: '-p', needs: /\blogin\b/ },
  { commands: 'az', options: '-p', needs: /\b(?:login|sql|postgres|mysql|mariadb)\b/ },
  { commands: 'az', options: '--value', needs: /\bsecret set\b/ },
  { commands: 'aws', options: '--value', needs: /\bput-parameter\b/ },
  { commands: 'gh', options: '-b --body', needs: /\bsecret set\b/ },
  { commands: 'security', options: '-k', needs: /\bset-key-partition-list\b/ },
  { commands: 'security', options: '-w -p', needs: /\b(?:add-\w+-password|\w+-keychain)\b/ },
  { commands: 'openssl', options: '-k -K -hmac' },
  { commands: 'openssl', options: '-passin -passout', holds: 'passSource' },
  { commands: 'ssh-keygen', options: '-N -P' },
  { commands: 'smbclient rpcclient smbget winexe smbcacls', options: '-U --user', holds: 'percent', written: 'either' },
  { commands: 'net', options: '-U --user', holds: 'percent', needs: /^(?:ads|rpc|rap)\b/ },
  { commands: 'etcdctl', options: '--user', holds: 'colon' },
  { commands: 'dig nsupdate', options: '-y', holds: 'lastColon' },
  { commands: 'sendemail', options: '-xp' },
  { commands: 'lftp', options: '-u', holds: 'comma' },
  { commands: 'xfreerdp xfreerdp3 wfreerdp', options: '/p:', written: 'attached' },
  { commands: 'schtasks', options: '/rp' },
  { commands: 'useradd usermod', options: '-p' },
  { commands: 'p4', options: '-P' },
  { commands: 'mosquitto_pub mosquitto_sub mosquitto_rr', options: '-P' },
  { commands: 'ss-server ss-local ssserver sslocal ssservice', options: '-k' },
  { commands: 'ttyd', options: '-c', holds: 'colon' },
  { commands: 'jenkins-cli.jar', options: '-auth', holds: 'colon' },
  { commands: 'consul nomad serf', options: '-encrypt' },
  { commands: 'check_mysql check_mysql_query check_pgsql check_nt check_oracle check_by_ssh', options: '-p', written: 'either' },
  { commands: 'check_nt', options: '-s' },
  { commands: 'check_ldap check_ldaps', options: '-P' },
  { commands: 'check_snmp', options: '-C -A -X' },
  { commands: 'check_http check_curl', options: '-a -b', holds: 'colon' },
  { commands: 'choco chocolatey', options: '-p' },
  { commands: 'codecov', options: '-t' },
  { commands: 'kubeadm', options: '--certificate-key' },
  { commands: 'vsql', options: '-w', written: 'either' },
  { commands: 'gsql ksql', options: '-W', written: 'either' },
  { commands: 'hdbsql exaplus beeline influx', options: '-p' },
  { commands: 'isql isql-fb gbak gfix gsec nbackup', options: '-pas' },
  { commands: 'nzsql', options: '-pw' },
  { commands: 'yt-dlp youtube-dl', options: '--twofactor' },
  { commands: 'kadmin', options: '-w' },
  { commands: 'tdload', options: '-p' },
  { commands: 'gskcapicmd gsk8capicmd gsk8capicmd_64 gskcmd runmqakm runmqckm ikeycmd', options: '-pw -new_pw -target_pw' },
  { commands: 'ncftp ncftpget ncftpput ncftpls hydra medusa racadm veracrypt truecrypt twine', options: '-p' },
  { commands: 'govc', options: '-u', holds: 'colon' },
  { commands: 'esxcli', options: '-p -c', needs: /\baccount (?:add|set)\b/ },
  { commands: 'mngt', options: '-g -s', needs: /^snmp\b/ },
]; // prettier-ignore
