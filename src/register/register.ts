import type { Action, Part } from "../schema.ts";
import type { OrganisationIndex } from "./organisations.ts";

/** An action with the parts its texts were read from, so that each can be cited. */
export interface RegisterAction extends Action {
  parts: {
    title: Part;
    owner: Part;
    "2023": Part[];
    "2025": Part[];
    footnotes: Part[];
    /** Of an own document: what stands in other columns, with the head of each. */
    others?: { head: string; part: Part }[];
  };
}

export interface Goal {
  section: string;
  number: number;
  text: string;
  indicators: string[];
  page: number;
  parts: { goal: Part[]; indicators: Part[] };
}

/** A section of the Werkagenda, as far as its pages are present. */
export interface Section {
  id: string;
  title: string;
  ambition: number;
  ambitionTitle: string;
  actionPages: number[];
  overviewPage?: number;
  /** Numbers of actions that must exist, because higher numbers do or others refer to them. */
  missingActions: number[];
  challenge: Part[];
  achieved: Part[];
  goals: Goal[];
}

/** The action tables of the Werkagenda, complete as far as the delivered pages go. */
export interface Register {
  documentId: string;
  actions: readonly RegisterAction[];
  sections: readonly Section[];
  organisations: OrganisationIndex;
  /** Pages of the Werkagenda that the delivered text lacks. */
  missingPages: readonly number[];
}
