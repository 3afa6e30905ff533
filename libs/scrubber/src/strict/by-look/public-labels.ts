import { fromUtf8 } from '../../byte-string.ts';

/**
 * What people call a number that is printed on a thing, a document or a payment, the public half of a pair, and a digest, in the languages that
 * services are run in; patterns, of which letters beyond ASCII have each case of their own.
 */
const labels = [
  // Serial numbers, and numbers of parts and licence plates of racks
  'serial(?:[ _-]?(?:no|nr|num|number))?\\.?|s/?n|part[ _-]?(?:no|num|number)|asset(?:[ _-]?(?:tag|no|number))?|inventory',
  'service[ _-]?tag|firmware|lot',
  'serien(?:nummer|-?nr)\\.?|ger(?:ä|ae)te(?:nummer|-?nr)\\.?|inventar(?:nummer|-?nr)\\.?|artikel(?:nummer|-?nr)\\.?',
  'leitungsbezeichnung|chargennummer',
  'n(?:°|º|o\\.?|um(?:é|e)ro) de s(?:é|e)rie|num(?:é|e)ro de s(?:é|e)rie|n(?:ú|u)mero de serie|n(?:ú|u)mero de s(?:é|e)rie',
  'numero di serie|matricola|n\\.? serie|serienummer|artikelnummer',
  'seri(?:al)? (?:no|numara\\S{1,4})|numer seryjny|nr seryjny|s(?:é|e)riov(?:é|e) (?:č(?:i|í)slo|číslo)|sorozatsz(?:á|a)m',
  'sarjanumero|num(?:ă|a)r de serie|сери(?:йный номер|йник\\S{0,4})|Сери(?:йный номер|йник)|серійний номер',
  '(?:Σ|σ)ειριακ(?:ός|ος) αριθμ(?:ός|ος)|序列号|序號|序列號|产品编号|シリアル番号|シリアル|製造番号|일련번호|시리얼 ?번호|số (?:sê-ri|serial)|الرقم التسلسلي',
  // Goods, deliveries, orders, circuits, mandates, payments
  'tracking[ _-]?(?:no|num|number|id)|sendung(?:snummer|s-nr\\.?)?|suivi|env(?:í|i)o|spedizione|zending|przesy(?:ł|l)ka',
  'отправлени(?:е|я)|运单号?|追跡番号|운송장 ?번호',
  'order(?:[ _-]?(?:no|num|number|code))?|invoice|circuit|mandate|mandat|creditor|merchant(?:[ _-]?(?:id|code))?|rum',
  "end[ _-]?to[ _-]?end|bestell(?:nummer|-?nr)\\.?|rechnung\\S{0,8}|commande|pedido|numero d[i'’]ordine|zamówienie|заказ",
  '商品(?:コード|番号|编码|编号)|伝票番号|注文番号|社員番号|订单号|订单编号|单号|信用代码|상품 ?코드|주문 ?번호|사번|제품 ?번호',
  'tx[ _-]?id|tr[ _-]?id|roid|fid|csv|cup|cig|nsu|client[ _-]?id(?:는|은)?|클라이언트 ?id(?:는|은)?|upload id|execution|keyframe',
  'identity',
  // The public half of a pair, and keys that pages show
  'public[ _-]?key|pub[ _-]?key|verify(?:ing)?[ _-]key|verification key|site[ _-]?key|googlekey',
  '(?:ö|oe|Ö)ffentliche[rn]? schl(?:ü|ue)ssel|cl(?:é|e) publique|clave p(?:ú|u)blica|chave p(?:ú|u)blica|chiave pubblica',
  'publieke sleutel|openbare sleutel',
  'publik nyckel|offentlig(?: nøgle| nøkkel)|julkinen avain|klucz publiczny|verejn(?:ý|y) k(?:ľúč|luc)',
  've(?:ř|r)ejn(?:ý|y) kl(?:í|i)(?:č|c)|nyilv(?:á|a)nos kulcs|cheie public(?:ă|a)|a(?:ç|c)(?:ı|i)k anahtar|открытый ключ',
  'Открытый ключ|публичный ключ|Публичный ключ|відкритий ключ|δημόσιο κλειδί',
  '公钥|公鑰|公開鍵|공개 ?키|kh(?:ó|o)a c(?:ô|o)ng khai|المفتاح العام|מפתח ציבורי|(?:wallet|deposit|bitcoin|btc|payment|contract|staking|receiving|change) address|adresa pe(?:ň|n)a(?:ž|z)enky',
  'portfolio address',
  // Digests and fingerprints of keys and files
  'fingerprint|thumbprint|fingerabdruck|empreinte|huella(?: digital)?|impronta|impress(?:ã|a)o digital|vingerafdruk',
  'odcisk(?: palca)?|otisk|ujjlenyomat|parmak izi|отпечат(?:ок|ка)|відбиток|指纹|指紋|フィンガープリント|지문',
  'pr(?:ü|ue)fsumme|checksum(?: of file)?|somme de contr(?:ô|o)le|suma de (?:control|verificaci(?:ó|o)n)',
  'soma de verifica(?:ç|c)(?:ã|a)o|somma di controllo|suma kontrolna|контрольная сумма|Контрольная сумма|сумма|校验和|チェックサム',
  '체크섬',
  // What follows a request through logs
  'trace|correlation|korrelation\\S{0,4}|corr(?:é|e)lation|ślad|след|traza|traccia|trilha|request id|anfrage-?id',
  'requ(?:ê|e)te|запрос|追踪号|追跡id|추적 ?id|queued as',
].map(fromUtf8);

const label = new RegExp(`(?<=(?:^|[^A-Za-z0-9]|(?-i:[a-z](?=[A-Z])))(?:${labels.join('|')}))`, 'iy');
/** Signs, quotes and blanks between a label and its value. */
const between = /[\\"'`|:=>,#([ \t-]/;
const longest = { between: 40, label: 96, words: 4 };
/** What begins another name, or is a value: no label reaches over it. */
const endsLabel = /[\d:=,;|"'`<>/]/;

/**
 * Whether a label that names something public ends a text, or does but for three words at most: `Serial number of the router: `.
 *
 * @param tellsOfSecret says of these words whether they name a secret after all
 */
export function endsInPublicLabel(text: string, tellsOfSecret: (words: string) => boolean): boolean {
  let end = text.length;
  const lowest = Math.max(0, end - longest.between);
  while (end > lowest && between.test(text[end - 1]!)) end -= 1;
  if (end === text.length) return false;
  const line = text.slice(Math.max(0, end - longest.label), end);
  for (let at = line.length, words = 0; words < longest.words && at > 0; words += 1) {
    label.lastIndex = at;
    if (label.test(line)) return !tellsOfSecret(line.slice(at));
    const blank = line.lastIndexOf(' ', at - 1);
    if (blank < 0 || endsLabel.test(line.slice(blank, at))) return false;
    at = blank;
  }
  return false;
}
