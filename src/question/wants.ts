/** What a question asks for. */
export const wants = [
  "owner",
  "result",
  "actions",
  "count",
  "goals",
  "money",
  "number",
  "date",
  "person",
  "definition",
  "list",
  "text",
] as const;
export type Want = (typeof wants)[number];

/**
 * Wordings per kind, Dutch and English; a question can want several things, the first counts most.
 * The patterns name what people ask for, never a subject.
 */
const WORDINGS: readonly (readonly [Want, RegExp])[] = [
  [
    "count",
    /\b(?:hoeveel|aantal|tel\b.*|how many|number of)\s+(?:\S+\s+){0,2}(?:acties|actiepunten|actions|action items)\b/i,
  ],
  [
    "actions",
    /\b(?:welke|alle|wat zijn de|overzicht|lijst|noem|geef|toon|which|all|list|what)\b.{0,40}\b(?:acties|actiepunten|actions|action items|taken)\b|\b(?:waar|waaraan|aan welke acties)\b.{0,30}\b(?:werkt|mee|bij betrokken|verantwoordelijk voor|uitvoerder van)\b|\bacties\b.{0,20}\b(?:van|voor|bij|onder|in|waar)\b/i,
  ],
  [
    "owner",
    /\b(?:wie|door wie|bij wie|met wie|wiens|who|whom|whose)\b|\b(?:uitvoerders?|uitvoerende|trekkers?|trekkende|actiehouders?|eigenaar|eigenaren|verantwoordelijken?|verantwoordelijkheid|owners?|responsible)\b|\b(?:welke?|what|which)\s+(?:\S+\s+)?(?:partij(?:en)?|organisaties?|ministeries?|departement(?:en)?|instanties?|clubs?|overhe(?:id|den)|minister|bewindspersoon|orga(?:an|nen)|ministr(?:y|ies)|departments?|organi[sz]ations?|parties|body|bodies)\b|\b(?:voert|trekt|regelt|uitgevoerd door|belegd|aangewezen|wie's)\b/i,
  ],
  [
    "result",
    /\b(?:resulta(?:at|ten)|tussenstand|af te zijn|wat komt er uit|levert op|opgeleverd|oplevering|klaar|gereed|af zijn|bereikt|gerealiseerd|behaald|geregeld zijn|liggen|staan er|results?|ready|delivered|achieved|completed|done)\b|\b(?:t\/m|tot en met|eind|uiterlijk|voor eind|in|by|end of)\s+(?:the end of\s+)?20(?:23|25)\b/i,
  ],
  [
    "goals",
    /\b(?:doel|doelen|doelstelling(?:en)?|indicator(?:en)?|streefwaarde(?:n)?|goals?|indicators?|targets?)\b/i,
  ],
  [
    "money",
    /\b(?:hoeveel (?:geld|euro)|(?:wat|hoeveel) betaal(?:t|de|d)?|budget(?:ten)?|begroting|kosten|(?<!\b(?:veel|weinig|niets|niks) )kost|kostte|gekost|(?:hoe|te) duur|bedrag(?:en)?|euro|€|prijs|gefinancierd|how much (?:money|does)|cost|costs|budget|boete|fine)\b/i,
  ],
  [
    "number",
    /\b(?:hoeveel|hoeveelste|aantal|percentage|procent|hoe (?:vaak|groot|veel|lang|hoog)|how (?:many|much|often|large|big|long)|what (?:percentage|share|number))\b/i,
  ],
  [
    "date",
    /\b(?:wanneer|welke datum|welk jaar|op welke dag|sinds wanneer|per wanneer|vanaf wanneer|tot wanneer|hoe laat|what (?:date|year))\b|(?:^|[,;:]\s*|\b(?:and|since|from|until|till|by|know|say|says|said|tell me|exactly)\s+)when\b/i,
  ],
  [
    "person",
    /\b(?:ondertekend|ondertekende|ondertekenaar|tekende|benoemd|heet|naam van|namens|signed|appointed|name of)\b/i,
  ],
  [
    "definition",
    /\b(?:wat (?:is|zijn|betekent|betekenen|houdt|verstaat|bedoelt)|waar staat .{1,60} voor\b|wat (?:(?:de|het|een) )?(?!er |nodig |(?:planning|budget|doel|rol|stand|bedoeling|taak|status|reden|uitkomst|verschil|plan|plannen|resultaten?|kosten) )[^\s,]+ (?:is|zijn|betekent|inhoudt)(?=\s*[?.]?$)|waarvoor staat|betekenis|afkorting|definitie|what (?:is|are|does)|stands? for|meaning of)\b/i,
  ],
  [
    "list",
    /\b(?:welke|noem|opsomming|lijst|waaruit bestaat|wat zijn|which|list|name the|what are)\b|\b(?:twee|drie|vier|vijf|zes|zeven|acht|tien|two|three|four|five|six)\s+\p{L}+/iu,
  ],
];

/** What is asked for, most specific first; never empty. */
export function findWants(text: string): Want[] {
  const found = WORDINGS.filter(([, pattern]) => pattern.test(text)).map(([want]) => want);
  return found.length > 0 ? found : ["text"];
}
