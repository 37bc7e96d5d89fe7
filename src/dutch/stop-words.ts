function readWords(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Dutch words (normal form) that carry no meaning of their own in a search. Short on purpose: words
 * that turn or direct a question (niet, geen, wie, wanneer, hoeveel, waarom, welke) are not in it.
 */
export const STOP_WORDS: ReadonlySet<string> = readWords(`
  de het een der den des 't 'n tm en of maar want dus
  in op aan van voor met door bij naar uit tot over om te ten ter per als dan dat die dit deze
  er hier daar ook nog al wel zo toch eens
  is zijn was waren ben bent wordt worden werd werden geworden geweest
  heeft hebben heb hebt had hadden zal zullen zou zouden kan kun kunt kunnen kon konden
  moet moeten mag mogen wil willen gaat gaan
  ik je jij jou jouw u uw hij zij ze hem haar hun hen wij we ons onze mijn men zich zelf
  wat hoe waar
`);

/**
 * Words (normal form), Dutch and English, that only phrase a question. What is left of a question
 * without these and without stop words is what it is about. Words of everyday speech are among them
 * (ooit, zomaar, eindelijk): policy texts have few of those, so that their rarity would outweigh the rest.
 */
export const QUESTION_WORDS: ReadonlySet<string> = readWords(`
  wat wie wanneer waar waarom hoe hoeveel hoezo welk welke wiens waarvoor waarmee waarover waarin
  waarvan waartoe waaruit waaraan waarbij waardoor waarop
  ben bent is zijn was waren wordt worden heeft hebben heb hebt doet doen
  kan kun kunt kunnen kon zou zouden wil wilt willen wilde mag mogen moet moeten zal zullen gaat gaan
  vertel vertellen geef geven noem noemen leg uitleggen uitleg toon laat zien zeg zeggen zegt
  staat staan lees lezen vind vinden zoek zoeken weet weten bedoel bedoeld bedoelt betekent
  ik mij me mijn je jij jullie u ons we graag even eens alsjeblieft alstublieft aub svp dank bedankt
  hallo hoi hey goedemorgen goedemiddag dag
  vraag vragen antwoord iets precies eigenlijk ongeveer nou dan toch ook er over
  bestaat bestaan gebeurt gebeuren meer allemaal maand jaar datum
  verstaat verstaan onder ooit nooit weleens na terecht eindelijk beetje echt gewoon zomaar straks
  helemaal weer steeds altijd soms misschien natuurlijk best vaak niets zoiets ding dingen daaraan
  daarvan daarover daarin daarbij hieraan hierover zoveel bijna zeker heel erg tegenwoordig opeens
  ineens nogal denk denkt denken dacht kom komt komen kwam kwamen gekomen ga ging gingen gegaan
  blijf blijft blijven genoeg veel weinig iemand niemand alles
  word betekenis afkorting afkortingen afgekort abbreviation krijg krijgt kreeg gekregen
  vergelijk vergelijken vergelijking verschil verschillen compare difference
  what who whom whose when where why how which is are was were am be been do does did has have had
  can could would should shall will may might must
  tell give show name list find explain describe say says said mean means know want please
  i me my you your we us our it its the a an of to for in on at by about from with as and or
  think thinks thought get gets got going go goes make makes made keep ever never still just only
  really enough very too lot lots thing things something someone anyone nothing dutch
  there this that these those any some much many exactly actually thanks thank hello hi dear
`);
