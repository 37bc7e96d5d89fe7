import { startVectorThread } from "./start-vector-thread.ts";

// The thread first: what it loads takes longest, and goes on beside the rest.
const thread = startVectorThread();
const { serve } = await import("./serve.ts");
await serve(thread);
