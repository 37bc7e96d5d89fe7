import { describe, expect, it } from "vitest";
import { isSupported } from "../../src/answer/support.ts";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { cleanText, isFaithful } from "../../src/llm/check-statement.ts";
import { cutBeforeOrders } from "../../src/llm/orders.ts";
import { readPassages } from "../register/fixtures.ts";
import { makeStatement } from "./make-draft.ts";

const sentences = readPassages().flatMap(({ parts }) =>
  parts.flatMap(({ text }) =>
    splitSentences(text).map(({ start, end }) => ({
      sentence: text.slice(start, end),
      part: text,
    })),
  ),
);

describe("the sentences of the sources", () => {
  it("are supported by themselves, for extractive answers and for a model that copies", () => {
    expect(sentences.length).toBeGreaterThan(1000);
    const lost = sentences.filter(({ sentence }) => {
      const own = makeStatement(sentence);
      return (
        !isSupported(own) || (cleanText(sentence, [sentence]) === sentence && !isFaithful(own))
      );
    });
    expect(lost).toEqual([]);
  });

  it("give no orders", () => {
    expect(sentences.filter(({ sentence }) => cutBeforeOrders(sentence) !== sentence)).toEqual([]);
  });

  it("are hardly ever taken for supported once their denial is gone", () => {
    const denials = sentences.flatMap(({ sentence, part }) => {
      const found = /(?<! al dan) (?:niet|geen|nooit)(?= (?!alleen|slechts|enkel))/i.exec(sentence);
      return found ? [{ part, text: sentence.replace(found[0], "") }] : [];
    });
    const missed = denials.filter(({ part, text }) => isSupported(makeStatement(part, text)));
    expect(denials.length).toBeGreaterThan(60);
    expect(missed.length / denials.length).toBeLessThan(0.07);
  });

  it("are hardly ever taken for supported once a denial is put in", () => {
    const denied = sentences.flatMap(({ sentence, part }) => {
      const found = / (?:is|zijn|wordt|worden|heeft|hebben|kan|kunnen|gaat|gaan|wil|willen) /.exec(
        sentence,
      );
      if (!found || /\b(?:niet|geen|nooit|zonder|noch)\b/i.test(sentence)) return [];
      return [{ part, text: sentence.replace(found[0], `${found[0]}niet `) }];
    });
    const missed = denied.filter(({ part, text }) => isSupported(makeStatement(part, text)));
    expect(denied.length).toBeGreaterThan(400);
    expect(missed.length / denied.length).toBeLessThan(0.03);
  });
});

describe("denials", () => {
  it.each([
    [
      "De dienstverlening is optimaal.",
      "De overheidsdienstverlening is nog niet optimaal ingericht.",
    ],
    [
      "Gevoelige data wordt centraal opgeslagen.",
      "Gevoelige data wordt nooit centraal opgeslagen.",
    ],
    [
      "Regels zijn weinig waard met stevige handhaving.",
      "Regels zijn weinig waard zonder stevige handhaving.",
    ],
    ["Het systeem is veilig.", "Het systeem is onveilig."],
    ["Dit is ongewenst.", "Dit is gewenst."],
    [
      "Het kabinet investeert niet in bibliotheken.",
      "De website werkt niet. Het kabinet investeert in bibliotheken.",
    ],
    [
      "De overheid biedt alleen kansen.",
      "De overheid biedt niet alleen kansen, maar ook risico's.",
    ],
    [
      "De dienst is optimaal voor burgers.",
      "De dienst is niet optimaal voor burgers. De dienst is optimaal voor ondernemers.",
    ],
    ["Dit betekent dat we stoppen met delen.", "Dit betekent niet dat we stoppen met delen."],
    ["The service is optimal.", "The service isn't optimal."],
  ])("%s is not supported by: %s", (text, excerpt) => {
    expect(isSupported(makeStatement(excerpt, text))).toBe(false);
  });

  it.each([
    ["Optimaal is de dienstverlening nog niet.", "De dienstverlening is nog niet optimaal."],
    ["De dienst is nooit gratis.", "De dienst is niet gratis."],
    ["De overheid biedt kansen.", "De overheid biedt niet alleen kansen, maar ook risico's."],
    [
      "De dienst is optimaal voor ondernemers.",
      "De dienst is niet optimaal voor burgers. De dienst is optimaal voor ondernemers.",
    ],
    ["Gegevens worden al dan niet gedeeld.", "Gegevens worden al dan niet gedeeld."],
    [
      "De privacy blijft in de wet staan.",
      "De privacy blijft in de wet staan, maar de wet is niet af.",
    ],
  ])("%s is supported by: %s", (text, excerpt) => {
    expect(isSupported(makeStatement(excerpt, text))).toBe(true);
  });
});

describe("certainty", () => {
  it.each([
    ["De wallet is gerealiseerd.", "Realiseren van de wallet."],
    ["De dienstverlening is verbeterd.", "Verbeteren van de dienstverlening."],
    ["Gemeenten moeten toezicht houden.", "Gemeenten kunnen toezicht houden."],
    ["Gemeenten mogen data delen.", "Gemeenten delen data."],
    ["Alle gemeenten delen data.", "Gemeenten delen data."],
    ["Gemeenten delen data omdat toezicht helpt.", "Gemeenten delen data. Toezicht helpt."],
  ])("is not added: %s from: %s", (text, excerpt) => {
    expect(isFaithful(makeStatement(excerpt, text))).toBe(false);
  });

  it.each([
    ["De wallet wordt gerealiseerd.", "Realiseren van de wallet."],
    ["De wallet is gerealiseerd.", "De wallet is in 2022 gerealiseerd."],
    ["Gemeenten moeten toezicht houden.", "Gemeenten dienen toezicht te houden."],
    [
      "Zowel AI-systemen als algoritmes van gemeenten krijgen toezicht.",
      "Toezicht krijgen op AI systemen en algoritmes van gemeenten.",
    ],
    ["The source says: “Gemeenten delen data.”", "Gemeenten delen data."],
  ])("is kept: %s from: %s", (text, excerpt) => {
    expect(isFaithful(makeStatement(excerpt, text))).toBe(true);
  });
});

describe("cleaning", () => {
  it.each([
    ["* een punt", "een punt"],
    ["1. een punt", "een punt"],
    ["een\nregel  met\twit", "een regel met wit"],
    ["`code` en __nadruk__", "code en nadruk"],
    ["zin [1, 2].", "zin."],
  ])("makes %j plain", (text, plain) => {
    expect(cleanText(text, [])).toBe(plain);
  });

  it.each([
    "<br>",
    "a &lt;b&gt;",
    "[x](y)",
    "mail a@b.nl",
    "zie evil.com",
    "klaar 🎉",
    "",
    "a".repeat(601),
  ])("lets %j not through", (text) => {
    expect(cleanText(text, [])).toBeUndefined();
  });

  it("keeps an address that the excerpt has", () => {
    expect(cleanText("Zie www.digid.nl.", ["Kijk op www.digid.nl."])).toBe("Zie www.digid.nl.");
  });
});
