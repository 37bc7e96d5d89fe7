// Dutch verbs of policy texts whose forms Snowball keeps apart (aanpakt, aangepakt, aanpakken).
// Weak verbs are listed by the form that goes with "ik"; strong verbs by infinitive with past
// singular, past plural and participle without "ge".

const WEAK_T = readList(`
  werk maak pak raak merk denk tik zoek kijk pas eis bereik beperk verwerk versterk
  blijk reik schaf stop stap zak gebruik bots wens los mis dank
  wek strek dek ruk hak lek check hoop
`);
const WEAK_D = readList(`
  deel stel regel oefen ontwikkel lever bouw voer zorg volg leg vul haal bepaal betaal behandel
  vertaal ondersteun steun stuur leer hoor toon loon woon noem borg waarborg tel speel
  bevorder vorder verander verminder verbeter beveilig veilig gebeur duur reken teken onderteken
  dien bedien verdien bescherm herken ken verken erken versnel
  verhoog verlaag verklein vernieuw verduidelijk vereenvoudig rol schaal handel
  onderhandel wissel verzamel zamel machtig vertegenwoordig wijzig bezuinig reinig meng keur benader
  nader faal vervul vestig bevestig scherm schakel koppel leef=d
  reis=d geloof=d beroof=d proef=d durf=d behoor kruis=d huis=d verhuis=d plaats=t
  benoem verwijder voeg verdeel vertel behaal beheer herhaal
  bewaar spaar bekostig bemoei groei vloei bewaak=t verzeker anker veranker
  ontzorg verspil spil verzwak=t misbruik=t verwezenlijk=t
  ontmoedig moedig eindig beeindig kondig open heropen
`);
const STRONG = readRows(`
  bieden bood boden boden | geven gaf - geven | nemen nam - nomen | komen kwam kwamen komen
  laten liet lieten laten | lopen liep liepen lopen | staan stond stonden staan | gaan ging gingen gaan
  doen deed deden daan | zien zag zagen zien | denken dacht dachten dacht | brengen bracht brachten bracht
  zoeken zocht zochten zocht | kopen kocht kochten kocht | schrijven schreef schreven schreven
  krijgen kreeg kregen kregen | kiezen koos kozen kozen | helpen hielp hielpen holpen
  stijgen steeg stegen stegen | sluiten sloot sloten sloten | vragen vroeg vroegen vraagd
  verliezen verloor verloren verloren | wijzen wees - wezen | blijven bleef bleven bleven
  kijken keek keken keken | treden trad traden treden | werven wierf wierven worven
  vinden vond vonden vonden | binden bond bonden bonden | beginnen begon begonnen begonnen
  vangen ving vingen vangen | hangen hing hingen hangen | spreken sprak spraken sproken
  breken brak braken broken | lezen las - lezen | liggen lag lagen legen | meten mat - meten
  zenden zond zonden zonden | rijden reed reden reden | schuiven schoof schoven schoven
  trekken trok trokken trokken | dragen droeg droegen dragen | houden hield hielden houden
  wegen woog wogen wogen | zeggen zei zeiden zegd | schijnen scheen schenen schenen
  werpen wierp wierpen worpen | lijken leek leken leken | blijken bleek bleken bleken
  bewegen bewoog bewogen bewogen | vallen viel vielen vallen | slaan sloeg sloegen slagen
  roepen riep riepen roepen | grijpen greep grepen grepen | strijden streed streden streden
  dwingen dwong dwongen dwongen | winnen won wonnen wonnen | springen sprong - sprongen
  buigen boog bogen bogen | genieten genoot genoten noten | verdwijnen verdween verdwenen verdwenen
  treffen trof troffen troffen | lijden leed leden leden | schieten schoot schoten schoten
`);

const SEPARABLE = readList(`
  aan af op uit in mee over door bij toe voor voort terug vast samen tegen onder na neer om weg rond
  voorop vooruit tegemoet plaats deel vorm thuis goed open
`);
const INSEPARABLE = ["be", "ver", "ont", "her", "onder", "over", "door", "voor", "aan", "om", "er"];

const FINITE = new Map<string, string>();
const PARTICIPLES = new Map<string, string>();

for (const [list, ending] of [
  [WEAK_T, "t"],
  [WEAK_D, "d"],
] as const) {
  for (const entry of list) {
    const [stem = "", own] = entry.split("=");
    const past = own ?? ending;
    FINITE.set(`${stem}t`, stem);
    for (const tail of ["e", "en"]) FINITE.set(`${stem}${past}${tail}`, stem);
    FINITE.set(`${stem}${past}`, stem);
    for (const tail of ["", "e", "en"]) PARTICIPLES.set(`${stem}${past}${tail}`, stem);
  }
}
// Stems that end in t or d only add "ge" and have no ending of their own.
for (const stem of readList("richt zet start test toets plicht wacht meld leid")) {
  for (const tail of ["", "e", "en"]) PARTICIPLES.set(`${stem}${tail}`, stem);
  if (stem.endsWith("d")) FINITE.set(`${stem}t`, stem);
}
for (const [infinitive = "", single = "-", plural = "-", participle = ""] of STRONG) {
  if (single !== "-") FINITE.set(single, infinitive);
  if (plural !== "-") FINITE.set(plural, infinitive);
  PARTICIPLES.set(participle, infinitive);
  if (participle.endsWith("en")) PARTICIPLES.set(`${participle}e`, infinitive);
  const present = buildPresent(infinitive);
  if (present !== undefined) FINITE.set(present, infinitive);
}
// Forms that are another word when they stand alone.
const NOT_ALONE = new Set([
  "las",
  "lag",
  "mat",
  "won",
  "boog",
  "reden",
  "leden",
  "leed",
  "reed",
  "trok",
  "beet",
  "gebied",
  "geloof",
  "open",
  "opent",
  "geld",
  "sloten",
  "deeld",
  "wog",
  "woog",
  "sprong",
  "spraken",
  "graven",
  "gegeven",
  "gegevene",
  "afspraken",
  "uitspraken",
  "toespraken",
  "doorbraken",
  "inbraken",
  "wees",
  "bleek",
  "zag",
  "vond",
  "viel",
  "bond",
  "vloeit",
  "beken",
  "gevallen",
  "geslagen",
]);

/**
 * The verb behind a finite form or participle, in a form Snowball brings to the verb's stem:
 * "aangepakt" → "aanpak", "uitvoert" → "uitvoer", "aangeboden" → "aanbieden". The word has to be in
 * normal form; undefined when it is no listed verb form.
 */
export function findVerb(word: string): string | undefined {
  if (NOT_ALONE.has(word)) return undefined;
  const bare = readForm(word);
  if (bare !== undefined) return bare;
  for (const prefix of SEPARABLE) {
    if (!word.startsWith(prefix)) continue;
    const base = readForm(word.slice(prefix.length)) ?? readDoublePrefix(word.slice(prefix.length));
    if (base !== undefined) return prefix + base;
  }
  return readDoublePrefix(word);
}

function readForm(form: string): string | undefined {
  const finite = FINITE.get(form);
  if (finite !== undefined) return finite;
  return form.startsWith("ge") ? PARTICIPLES.get(form.slice(2)) : undefined;
}

// "verbeterd", "besproken", "ondersteund": no "ge" after these prefixes.
function readDoublePrefix(form: string): string | undefined {
  for (const prefix of INSEPARABLE) {
    if (!form.startsWith(prefix)) continue;
    const rest = form.slice(prefix.length);
    const base = PARTICIPLES.get(rest) ?? FINITE.get(rest);
    if (base !== undefined && rest !== base) return prefix + base;
  }
  return undefined;
}

// biedt, geeft, neemt: the present of a strong verb, by the spelling rules for open syllables.
function buildPresent(infinitive: string): string | undefined {
  if (infinitive.endsWith("aan")) return `${infinitive.slice(0, -2)}at`;
  if (infinitive === "zien") return "ziet";
  if (infinitive === "doen") return "doet";
  let stem = infinitive.slice(0, -2);
  if (/([^aeiou])\1$/.test(stem)) stem = stem.slice(0, -1);
  else if (/(?:^|[^aeiou])[aeou][^aeiou]$/.test(stem)) {
    stem = `${stem.slice(0, -1)}${stem.at(-2)}${stem.at(-1)}`;
  }
  stem = stem.replace(/v$/, "f").replace(/z$/, "s");
  return stem.endsWith("t") ? undefined : `${stem}t`;
}

function readList(text: string): string[] {
  return text.trim().split(/\s+/);
}

function readRows(text: string): string[][] {
  return text
    .trim()
    .split(/\||\n/)
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row.length > 1);
}
