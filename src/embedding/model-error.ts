/** The model cannot be loaded. The message says what to do. */
export class ModelError extends Error {
  override name = "ModelError";
}
