import { getById } from "../shared/dom.ts";

const longest = 1000;

/** The question box: its text, its error, and what sending and cancelling do. */
export interface QuestionBox {
  read(): string;
  write(question: string): void;
  /** Empties the box if it still holds the question that was sent. */
  clearSent(question: string): void;
  focus(): void;
  showError(text: string): void;
  setBusy(busy: boolean): void;
}

/** Binds the box of the page: Enter sends, Shift+Enter breaks the line, Escape cancels. */
export function bindQuestionBox(send: (question: string) => void, cancel: () => void): QuestionBox {
  const form = getById("vraagformulier", HTMLFormElement);
  const field = getById("vraag", HTMLTextAreaElement);
  const error = getById("vraag-fout", HTMLParagraphElement);
  const cancelButton = getById("annuleer", HTMLButtonElement);

  const showError = (text: string): void => {
    error.textContent = text;
    error.hidden = text === "";
    field.toggleAttribute("aria-invalid", false);
    if (text !== "") field.setAttribute("aria-invalid", "true");
  };
  const submit = (): void => {
    const question = field.value.trim();
    const fault = findFault(question);
    showError(fault);
    if (fault === "") send(question);
    else field.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    // While a character is being composed, Enter ends the composition and not the question.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  field.addEventListener("input", () => showError(""));
  cancelButton.addEventListener("click", () => {
    cancel();
    field.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancel();
  });

  return {
    read: () => field.value.trim(),
    write(question) {
      field.value = question;
      showError("");
      field.focus();
    },
    clearSent(question) {
      if (field.value.trim() === question) field.value = "";
    },
    focus: () => field.focus(),
    showError,
    setBusy(busy) {
      cancelButton.hidden = !busy;
    },
  };
}

function findFault(question: string): string {
  if (question === "") return "Typ eerst een vraag.";
  if (question.length <= longest) return "";
  return `Je vraag is ${question.length} tekens lang. Er passen er ${longest} in; maak hem korter.`;
}
