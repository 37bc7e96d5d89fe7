/** One event as it came over the line. */
export interface ServerEvent {
  event: string;
  data: string;
}

// A carriage return at the very end may be half of a CRLF whose rest is still to come.
const lineEnd = /\r\n|\n|\r(?!$)/;

/**
 * Reads text/event-stream as the HTML standard describes it; comments, ids and retry times are
 * skipped, and an event without its closing empty line is no event. Stopping early cancels the body.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = "";
  let event = "";
  let data: string[] = [];
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const lines = (pending + decoder.decode(chunk.value, { stream: true })).split(lineEnd);
      pending = lines.pop() ?? "";
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield { event: event || "message", data: data.join("\n") };
          event = "";
          data = [];
          continue;
        }
        const { field, value } = splitLine(line);
        if (field === "event") event = value;
        if (field === "data") data.push(value);
      }
    }
  } finally {
    // Fails only when the stream has failed already, which the reader has told by then.
    await reader.cancel().catch(() => undefined);
  }
}

function splitLine(line: string): { field: string; value: string } {
  const colon = line.indexOf(":");
  if (colon < 0) return { field: line, value: "" };
  return { field: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, "") };
}
