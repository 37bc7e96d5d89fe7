import type { Action, OrganisationView, Owner, SectionView } from "../../src/schema.ts";
import { type Check, isRecord, isText, isWhole, listOf, optional } from "../shared/checks.ts";

const isBoolean: Check<boolean> = (value): value is boolean => typeof value === "boolean";
const isTexts = listOf(isText);

const isOwner: Check<Owner> = (value): value is Owner =>
  isRecord(value) &&
  isText(value.organisation) &&
  isText(value.name) &&
  optional(isText)(value.role);

const isAction: Check<Action> = (value): value is Action =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.documentId) &&
  isWhole(value.number) &&
  optional(isText)(value.section) &&
  isText(value.sectionTitle) &&
  optional(isWhole)(value.ambition) &&
  isText(value.title) &&
  isRecord(value.results) &&
  isTexts(value.results["2023"]) &&
  isTexts(value.results["2025"]) &&
  listOf(isOwner)(value.owners) &&
  isText(value.ownerText) &&
  isTexts(value.footnotes) &&
  isWhole(value.page) &&
  isText(value.url);

const isOrganisation: Check<OrganisationView> = (value): value is OrganisationView =>
  isRecord(value) &&
  isText(value.id) &&
  optional(isText)(value.abbreviation) &&
  isText(value.name) &&
  isTexts(value.otherNames) &&
  isBoolean(value.collective) &&
  isWhole(value.actionCount) &&
  isTexts(value.actionIds);

const isSection: Check<SectionView> = (value): value is SectionView =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.title) &&
  isWhole(value.ambition) &&
  isText(value.ambitionTitle) &&
  isTexts(value.actionIds) &&
  listOf(isWhole)(value.missingActions) &&
  optional(isText)(value.missing);

/** GET /v1/actions */
export const isActionList = (value: unknown): value is { actions: Action[] } =>
  isRecord(value) && listOf(isAction)(value.actions);

/** GET /v1/organisations */
export const isOrganisationList = (
  value: unknown,
): value is { organisations: OrganisationView[] } =>
  isRecord(value) && listOf(isOrganisation)(value.organisations);

/** GET /v1/sections */
export const isSectionList = (value: unknown): value is { sections: SectionView[] } =>
  isRecord(value) && listOf(isSection)(value.sections);
