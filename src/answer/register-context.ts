import type { Register } from "../register/register.ts";
import type { ActionWriter } from "./action-statements.ts";

/** What answers from the register are made with. */
export interface RegisterContext extends ActionWriter {
  register: Register;
}
