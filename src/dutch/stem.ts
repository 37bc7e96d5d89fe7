import { stemmer } from "@orama/stemmers/dutch";
import { normalise } from "./normalise.ts";
import { findVerb } from "./verb-forms.ts";

const CACHE_SIZE = 20_000;
const cache = new Map<string, string>();

// Plurals and other forms with another root, also as the last part of a compound.
const IRREGULAR_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/steden$/, "stad"],
  [/(?<!ge|ver|over)leden$/, "lid"],
  [/(?:kinderen|kinders)$/, "kind"],
  [/schepen$/, "schip"],
  [/(?<!sc)centra$/, "centrum"],
  [/musea$/, "museum"],
  [/criteria$/, "criterium"],
  [/politici$/, "politicus"],
  [/technici$/, "technicus"],
  [/crises$/, "crisis"],
  [/overhe(?:id|ids|den)$/, "overheid"],
  [/vereniging(?:en|s)?$/, "vereniging"],
  [/^ouderen?$/, "oudere"],
  [/^(?:weet|weten)$/, "weet"],
  [/^uren$/, "uur"],
  [/^overige$/, "overig"],
  [/openba(?:ar|re|arheid)$/, "openbaar"],
  [/^ge?creeerde?$|^creeert?$|^creeren$/, "creer"],
  [/(?<!aan|vorm|mee|door|op|uit|toe|in|af|weer)gegevens?$/, "gegeven"],
  [/^(?:zijn|heeft|bent|ben|is|was|waren|wordt|worden|werd|werden)$/, "$&"],
];
// Few words have one of these, which is quicker to see at once.
const IRREGULAR = new RegExp(IRREGULAR_ENDINGS.map(([ending]) => ending.source).join("|"));
// Their last s or n belongs to the root, which Snowball cuts off (kans → kan, mens → men).
const KEPT_ROOT =
  /(?:kans|grens|mens|wens|fonds|koers|beurs|balans|prijs|crisis|basis|adres|proces|eigen|klas)$/;
const UNCHANGED = new Set(
  (
    "reeds steeds deels langs eens soms ondanks middels doorgaans onlangs helaas immers namens " +
    "tijdens volgens tevens vervolgens wegens eveneens minstens alvorens ons les pers over overal " +
    "waarden onder ouders laatst alles anders namen indien straks"
  ).split(" "),
);
const COMPARATIVES = new Map(
  readPairs(`
    bewuster bewust, gerichter gericht, groter groot, grotere groot, kleiner klein, kleinere klein,
    sneller snel, snellere snel, strakker strak, strakkere strak, sterker sterk, sterkere sterk,
    langer lang, langere lang, hoger hoog, hogere hoog, lager laag, lagere laag, ruimer ruim,
    ruimere ruim, schoner schoon, digitaler digitaal, breder breed, bredere breed, duurzamer duurzaam,
    duurzamere duurzaam, efficienter efficient, efficientere efficient, urgenter urgent,
    structureler structureel, flexibeler flexibel, flexibelere flexibel, moeilijkst moeilijk,
    goedkoper goedkoop, vlotter vlot, aangenamer aangenaam, grootste groot, kleinste klein,
    hoogste hoog, dichterbij dichtbij, simpeler simpel, slimmer slim, jonger jong, slechter slecht
  `),
);
const OWN_S =
  /(?:adres|proces|succes|congres|progres|expres|acces|stres|reces|exces|advies|precies|series|europees|hostes|business)$/;

/**
 * The stem two forms of a Dutch word share: Snowball Dutch, with the forms it keeps apart brought
 * together first (acties, informeert, aangepakt, steden, systemen) and the spelling of the result
 * evened out (briev → brief). Accents, case, apostrophes and hyphens make no difference.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = computeStem(word);
  if (cache.size >= CACHE_SIZE) {
    const oldest = cache.keys().next();
    if (!oldest.done) cache.delete(oldest.value);
  }
  cache.set(word, result);
  return result;
}

function computeStem(word: string): string {
  const plain = /^[a-z]+$/.test(word) ? word : dropSigns(normalise(word));
  if (plain.length <= 3 || /\p{N}/u.test(plain)) return plain;
  if (IRREGULAR.test(plain)) {
    for (const [ending, root] of IRREGULAR_ENDINGS) {
      if (ending.test(plain)) return plain.replace(ending, root);
    }
  }
  if (UNCHANGED.has(plain) || KEPT_ROOT.test(plain)) return plain;
  return evenOut(stemmer(bringTogether(plain)));
}

function dropSigns(word: string): string {
  return word.replace(/(?<=\p{L})'(?:s|tje|tjes|er|ers)$/u, "").replace(/[^\p{L}\p{N}]/gu, "");
}

// Each rule takes away one ending that Snowball leaves on.
function bringTogether(word: string): string {
  const comparative = COMPARATIVES.get(word);
  if (comparative !== undefined) return comparative;
  const verb = findVerb(word);
  if (verb !== undefined) return verb;

  const participle =
    /^(aan|af|op|uit|in|mee|over|door|bij|toe|voor|her)?ge(.{2,})eerd(?:e|en)?$/.exec(word);
  if (participle !== null) return `${participle[1] ?? ""}${participle[2]}eer`;
  if (/.{2}eer(?:t|d|de|den|te|ten)$/.test(word) && !word.startsWith("verkeerd")) {
    return word.replace(/(?:t|d|de|den|te|ten)$/, "");
  }
  if (/ieen$|eeen$/.test(word)) return word.slice(0, -2);
  if (/[lr]ijk(?:er|ere|st|ste)$/.test(word)) return word.replace(/(?:er|ere|st|ste)$/, "");
  if (
    /(?:veil|waard|schal|stev|last|ernst|voud|kracht|nut|gunst|bestend)ig(?:er|ere|st|ste)$/.test(
      word,
    )
  ) {
    return word.replace(/(?:er|ere|st|ste)$/, "");
  }
  if (/baarder[e]?$/.test(word)) return word.replace(/dere?$/, "");
  if (/.{3}iever[e]?$/.test(word)) return word.replace(/vere?$/, "f");
  if (word.length >= 5 && /(?:[^eo]e|ie)s$/.test(word) && !OWN_S.test(word))
    return word.slice(0, -1);
  if (
    /(?:agenda|risico|foto|video|thema|programma|schema|euro|demo|camera|nota|portfolio|pagina|eau|menu|milieu)s$/.test(
      word,
    )
  ) {
    return word.slice(0, -1);
  }
  if (word.length >= 6 && /[^aeiou]ens$/.test(word)) return word.slice(0, -1);
  return word;
}

// actiev and actief, modell and model, financieel and financiel are the same stem.
function evenOut(stemmed: string): string {
  return stemmed
    .replace(/(?<=..)([bfglmnprs])\1$/, "$1")
    .replace(/(?<=[iu])(aa|ee|oo|uu)(?=[^aeiou]$)/, (pair) => pair.slice(1))
    .replace(/(?<=e)aa(?=l$)/, "a")
    .replace(/v$/, "f")
    .replace(/z$/, "s");
}

function readPairs(text: string): [string, string][] {
  return text
    .trim()
    .split(/,\s*/)
    .map((pair): [string, string] => {
      const [form = "", base = ""] = pair.trim().split(/\s+/);
      return [form, base];
    });
}
