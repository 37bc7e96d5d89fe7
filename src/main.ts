import { startAnswerThread } from "./start-answer-thread.ts";

// The thread first: what it loads takes longest, and goes on beside the rest.
const thread = startAnswerThread();
const { serve } = await import("./serve.ts");
await serve(thread);
