import type { Understood } from "../question/understand.ts";
import type { RegisterAction } from "../register/register.ts";
import { citePart } from "./action-statements.ts";
import type { Draft } from "./draft.ts";
import type { RegisterContext } from "./register-context.ts";

/** Words right before a group when it is asked who belong to it: "wie zijn de", "welke". */
const ASKS_MEMBERS =
  /\b(?:welke|which|(?:wie|wat|who|what) (?:zijn|horen|vallen|are)(?: er)?(?: (?:bij|onder))?|wie (?:bedoelt|bedoelen) .{1,30} met)\s+(?:(?:de|het|the)\s+)?[“"‘']?$/i;

/**
 * "Welke grote uitvoerders worden bedoeld?": the footnote that says who belong to a group of owners. No
 * action is asked for, though the group is an owner of some.
 * @returns undefined when no group is asked about, or when no footnote names its members
 */
export function answerGroup(
  { text, organisations }: Understood,
  { register, phrases, ...writer }: RegisterContext,
): Draft | undefined {
  const before = (start: number) => text.slice(0, start);
  const group = organisations.find(
    ({ organisation, start }) => organisation.collective && ASKS_MEMBERS.test(before(start)),
  )?.organisation;
  if (!group) return undefined;
  const isOwner = ({ ownerText }: RegisterAction) =>
    register.organisations.find(ownerText).some((one) => one.organisation.id === group.id);
  const explained = register.actions
    .filter(isOwner)
    .flatMap((action) =>
      action.parts.footnotes
        .filter((note) => register.organisations.find(note.text).length > 1)
        .map((note) => ({ action, note })),
    );
  const [first] = explained;
  if (!first) return undefined;
  const { action, note } = first;
  return {
    status: "answered",
    method: "register",
    lead: phrases.members(group.name.toLowerCase()),
    statements: [
      {
        text: phrases.footnote(note.text.replace(/^\d+\.?\s*|\.$/g, "")),
        evidence: [note, action.parts.owner].map((part) =>
          citePart(part, action, { ...writer, phrases }),
        ),
      },
    ],
    actions: [],
    suggestions: [],
  };
}
