import { describe, expect, it } from "vitest";
import { parseLlmConfig } from "../../src/llm/llm-config.ts";

const LLM_BASE_URL = "http://127.0.0.1:11434/v1/";

describe("the settings of the language model", () => {
  it("are off when none is set, also when they are empty", () => {
    expect(parseLlmConfig({})).toEqual({ llm: undefined, wrong: [] });
    expect(parseLlmConfig({ LLM_BASE_URL: "", LLM_MODEL: " ", LLM_API_KEY: "k" })).toEqual({
      llm: undefined,
      wrong: [],
    });
  });

  it("need an address and a model, and wait four seconds", () => {
    expect(parseLlmConfig({ LLM_BASE_URL, LLM_MODEL: "m" })).toEqual({
      llm: { baseUrl: "http://127.0.0.1:11434/v1", model: "m", timeoutMs: 4000 },
      wrong: [],
    });
  });

  it("may have a key and another time limit", () => {
    const { llm } = parseLlmConfig({
      LLM_BASE_URL,
      LLM_MODEL: "m",
      LLM_API_KEY: "sk-1",
      LLM_TIMEOUT_MS: "2500",
    });
    expect(llm).toMatchObject({ apiKey: "sk-1", timeoutMs: 2500 });
  });

  it.each([
    [{ LLM_BASE_URL }, "LLM_MODEL"],
    [{ LLM_MODEL: "m" }, "LLM_BASE_URL"],
    [{ LLM_MODEL: "m", LLM_BASE_URL: "localhost:11434" }, "LLM_BASE_URL"],
    [{ LLM_MODEL: "m", LLM_BASE_URL: "ftp://host/v1" }, "LLM_BASE_URL"],
    [{ LLM_MODEL: "m", LLM_BASE_URL, LLM_TIMEOUT_MS: "1e3" }, "LLM_TIMEOUT_MS=1e3"],
    [{ LLM_MODEL: "m", LLM_BASE_URL, LLM_TIMEOUT_MS: "0" }, "LLM_TIMEOUT_MS=0"],
    [{ LLM_MODEL: "m", LLM_BASE_URL, LLM_TIMEOUT_MS: "999999" }, "LLM_TIMEOUT_MS=999999"],
  ])("that cannot be used are named: %j", (environment, words) => {
    const { llm, wrong } = parseLlmConfig(environment);
    expect(llm).toBeUndefined();
    expect(wrong).toEqual([expect.stringContaining(words)]);
  });

  it("do not show a key or a password", () => {
    const { wrong } = parseLlmConfig({
      LLM_MODEL: "m",
      LLM_BASE_URL: "http://me:secret@host/v1",
      LLM_API_KEY: "se cret",
    });
    expect(wrong).toHaveLength(2);
    expect(wrong.join()).not.toMatch(/secret|se cret/);
  });
});
