import type { Register } from "../register/register.ts";
import type { Language } from "../schema.ts";
import type { ActionWriter } from "./action-statements.ts";

/** What answers from the register are made with. */
export interface RegisterContext extends ActionWriter {
  register: Register;
  language: Language;
}
