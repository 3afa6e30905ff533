/**
 * What software names beside a value, by what the value is. Words are apart, so that they can be written in any style:
 * `serial number`, `serialNumber`, `SERIAL_NUMBER`.
 */

/** Names of what is public though it looks generated: ids, numbers, digests, keys that are made to be shown. */
export const publicLabels = {
  device: list(`
    serial number|serial no|serial|sn|chassis serial|board serial|device serial|hardware serial|asset tag|asset|inventory number|part number|part no|model number|firmware|firmware build|hardware id|hw id
    device id|machine id|boot id|product id|product number|sku|ean lot|lot|lot number|batch number|service tag|express code|imei|meid|iccid|eui|dev eui|gateway eui|mac|wwn|wwpn|nqn|iqn|nguid|disk id|disk serial
    enclosure|slot id|sensor id|meter number|meter id|badge number|terminal|terminal id|reader serial|printer serial|router serial|inverter|panel id|vin|license plate|unit id|node id|mote id|beacon id|drone id|camera id
    seriennummer|serien nr|geräte nr|gerätenummer|zähler nr|zählernummer|fahrgestellnummer|inventarnummer|artikelnummer|chargennummer|materialnummer|numéro de série|n° de série|référence|numéro d'inventaire|número de serie|nº de serie|número de série
    número de lote|matricola|numero di serie|codice articolo|lotto|serienummer|artikelnummer|serijski broj|serijska številka|sériové číslo|výrobní číslo|numer seryjny|numer partii|gyári szám|sorozatszám|seri no|seri numarası|parti no
    серийный номер|заводской номер|номер партии|артикул|серійний номер|σειριακός αριθμός|序列号|设备编号|产品编号|批号|製造番号|シリアル番号|型番|商品コード|시리얼 번호|제품 번호|일련번호|הסדרה|الرقم التسلسلي`),
  business: list(`
    order|order id|order number|order key|order ref|order reference|purchase order|invoice|invoice number|invoice id|receipt|receipt number|quote id|quotation|contract|contract number|policy number|claim number|case number|case id|ticket|ticket number|incident
    incident id|booking reference|booking|reservation|confirmation number|pnr|tracking number|tracking id|shipment|shipment id|consignment|parcel|waybill|airway bill|container number|delivery note|package id|coupon campaign|gift order
    transaction|transaction id|transaction reference|txid|tx hash|trid|roid|stan|rrn|arn|nsu|auth code ref|settlement|settlement id|mandate|mandate id|payout|payout id|payment id|payment intent|charge|charge id|refund|refund id|ledger entry|journal entry
    batch reference|end to end id|instruction id|merchant id|merchant|acquirer reference|iban|bic|account number|vat id|tax id|fiscal code|registration number|customer|customer id|customer number|customer reference|subscriber|subscriber id|contact id|lead id|opportunity
    auftrag|auftragsnummer|bestellung|bestellnummer|rechnung|rechnungsnummer|belegnummer|beleg|kundennummer|vorgangsnummer|aktenzeichen|sendung|sendungsnummer|lieferschein|vertragsnummer|commande|numéro de commande|facture|colis|numéro de suivi|dossier|réservation
    pedido|número de pedido|factura|envío|referencia|expediente|reserva|fatura|nota fiscal|protocolo|remessa|ordine|numero ordine|fattura|protocollo|spedizione|pratica|bestelling|factuur|zending|dossiernummer|beställning|faktura|ordre|tilaus|lasku|zamówienie
    numer zamówienia|numer faktury|przesyłka|objednávka|číslo objednávky|zásilka|rendelés|számla|csomag|sipariş|sipariş no|fatura no|kargo|takip no|заказ|номер заказа|накладная|договор|счёт|квитанция|замовлення|παραγγελία|订单|订单号|订单编号|流水号|运单号|发票号|交易号
    注文番号|伝票番号|受付番号|予約番号|追跡番号|請求書番号|주문번호|운송장 번호|상품코드|접수번호|رقم الطلب|הזמנה`),
  software: list(`
    id|uuid|guid|request id|request|req id|correlation id|correlation|correlation key|trace id|trace|span id|operation id|activity id|invocation id|execution id|call id|transaction id|event id|event|message id|message sid|msg id|mail id|queue id|queued as|job|job id
    run|run id|task|task id|task token count|batch id|build|build id|build number|deployment|deployment id|release|release id|revision|commit|commit id|changeset|change set|change number|artifact id|package id|version id|version|generation|resource version|etag|entity tag
    object id|object key|storage key|file id|upload id|media id|document id|record id|row key|row id|primary key|partition key|sort key|foreign key|routing key|cache key|memoized key|dedup key|dedup id
    idempotency key|deduplication id|sequence number|sequence|offset|cursor|next cursor|next page|page cursor|next page token|page token|continuation token|pagination token|sync token|resume token|change token|delta token|start token|end token|lock token|fencing token
    tenant|tenant id|organization|organization id|org id|workspace|workspace id|project id|team id|account id|account sid|user id|member id|owner id|group id|role id|policy id|rule id|permission id|app id|application id
    application key id|client id|consumer id|installation id|fid|device token id|registration id|subscription id|plan id|price id|product|channel id|room id|room sid|room name|participant sid|participant|conference sid|meeting id|stream id|playback id|asset id|track id
    instance id|instance|volume|volume id|image id|snapshot id|container|container id|pod uid|pod|host id|shard|shard id|cluster id|cluster|node|zone id|dns record|hosted zone|distribution id|domain id|vpc id|subnet id|gateway id|endpoint id|listener id|certificate id|function id|layer
    session fingerprint|login attempt|audit id|audit record|scan id|finding id|alert id|monitor id|dashboard uid|panel|query id|statement id|plan hash|sql id|table id|segment|sstable|chunk|chunk id|block id|page|extent|lease id
    backup id|backup handle|piece handle|restore point|checkpoint|archive id|tape label|volume label|media label|filesystem uuid|partition uuid|label|vault id|vault|item id|entry|entry id|secret id|secret name|secret version id|token id|token accessor|accessor|token prefix|api key id|key name`),
  cryptography: list(`
    public key|pubkey|pub key|host key|server key fingerprint|peer|peer id|verification key|verify key|recipient|age recipient|identity key public|signing key id|signer|signer key|key id|kid|key tag|keytag|key grip|keygrip|key fingerprint|key alias|key version
    key handle|key arn|key reference|key slot|key uri|kms key id|kms key|encryption key id|master key id|data key id|site key|sitekey|recaptcha site key|captcha key|google key|publishable key|public api key|vapid public key|application server key|maps key
    checksum|check sum|sha256|sha1|sha512|md5|digest|content digest|file hash|hash|hash value|integrity|sri|fingerprint|thumbprint|cert hash|certificate fingerprint|certificate serial|cert serial|subject key identifier|authority key identifier|ski|aki|issuer serial|crl number
    ocsp nonce|csp nonce|script nonce|client nonce|challenge|server random|client random|salt id|kcv|key check value|iv length|signature algorithm|xml signature|digest value|file signature|package signature|dkim signature|commit signature|minisign public key|gpg key|signing certificate
    site verification|domain verification|google site verification|txt record|dnskey|ds record|tlsa|sshfp|caa|acme challenge|acme thumbprint|well known challenge|prüfsumme|öffentlicher schlüssel|fingerabdruck|clé publique|empreinte|somme de contrôle|clave pública|huella|chave pública|chiave pubblica
    impronta|openbare sleutel|publik nyckel|klucz publiczny|suma kontrolna|veřejný klíč|otisk|nyilvános kulcs|açık anahtar|parmak izi|открытый ключ|отпечаток|контрольная сумма|公钥|指纹|校验和|公開鍵|フィンガープリント|공개 키|지문`),
} as const; // prettier-ignore

/** Names of what is secret. */
export const secretLabels = list(`
  password|passwd|db password|database password|admin password|root password|user password|smtp password|ldap bind password|bind password|keystore password|truststore password|wifi password|new password|old password|initial password|temporary password|login password|proxy password
  passphrase|pass phrase|secret|client secret|app secret|shared secret|consumer secret|webhook secret|signing secret|secret key|secret access key|api secret|api key|apikey|access key secret|account key|storage key value|master key|encryption key|decryption key|private key|signing key|hmac key|session key
  session secret|jwt secret|cookie secret|token|access token|refresh token|auth token|bearer token|id token|api token|bot token|deploy token|registration token|join token|bootstrap token|unseal key|recovery key|recovery code|backup code|pin|admin pin|sim pin|puk|door code|alarm code|unlock code|otp|totp seed
  key|keys|sign key|hash key|network key|mac key|kek|dek|key encryption key|file key|server key|crypto key|crypt key|aes key|tape key|install key|agent key|write key|ingest key|relay key|stream key|transport key|group key|link key|long term key|auth key|authkey|user key|admin key|push key|integration key|host key password|cluster key|gossip key
  ticket|auth ticket|session|sid|session id|sessionid|web session|signature|request signature|callback signature|hook|webhook|hash salt|secret hash|ntlm hash|password hash|setup code|pairing code|invite link|magic link|reset link|wallet|recovery phrase|cookie|set cookie|authorization|auth|creds|login
  seed|mnemonic|community|snmp community|psk|pre shared key|wpa key|wep key|radius secret|tacacs key|ipsec key|ospf key|bgp md5 key|license key|activation key|product key|connection string|sas token|session cookie|session token|csrf secret|salt|pepper|credentials|credential|passcode
  kennwort|passwort|zugangscode|geheimer schlüssel|pin code|mot de passe|clé secrète|jeton|contraseña|clave secreta|clave privada|senha|chave secreta|password utente|chiave segreta|parola|wachtwoord|geheime sleutel|lösenord|kodeord|passord|salasana|hasło|klucz prywatny|heslo|jelszó|parola|şifre|anahtar
  пароль|секретный ключ|ключ доступа|κωδικός|密码|密钥|口令|令牌|パスワード|暗証番号|비밀번호|인증키|كلمة المرور|סיסמה`);

/** Names as of secrets whose values here say something about one. */
export const secretNames = list(`
  password|passwd|db password|user password|smtp password|proxy password|secret|client secret|token|access token|refresh token|api key|secret key|private key|encryption key|credentials|auth|authorization|cookie|session|session id|pin|community|passphrase|auth token|signing key|jwt secret|master key|token secret|pwd|pass|key|webhook secret|session token|bearer|license key`);

function list(text: string): readonly string[] {
  return text
    .split(/[|\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
