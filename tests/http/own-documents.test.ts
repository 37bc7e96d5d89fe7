import { describe, expect, it } from "vitest";
import {
  actionListSchema,
  actionSchema,
  documentListSchema,
  pageSchema,
  problemSchema,
} from "../../src/schema.ts";
import { letterTitle, makeOwnServices, planId } from "../own-documents.ts";
import { makeApp } from "./fake-services.ts";

const { app } = makeApp({ services: makeOwnServices() });

async function readJson(path: string): Promise<unknown> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return response.json();
}

describe("actions of own documents", () => {
  it("come after those of the Werkagenda, without a section and an ambition", async () => {
    const { actions, total } = actionListSchema.strict().parse(await readJson("/v1/actions"));
    expect(total).toBe(49);
    const [before, first] = actions.slice(43, 45);
    expect(before?.documentId).toBe("werkagenda");
    expect(first).toMatchObject({ id: "brief.1", documentId: "brief", page: 1 });
    expect(first).not.toHaveProperty("section");
    expect(first).not.toHaveProperty("ambition");
  });

  it.each(["brief.1", `${planId}.2`])("are read by their id: %s", async (id) => {
    const action = actionSchema.strict().parse(await readJson(`/v1/actions/${id}`));
    expect(action.id).toBe(id);
  });

  it("say which there are when one is not", async () => {
    const response = await app.request("/v1/actions/brief.9");
    expect(response.status).toBe(404);
    const { detail } = problemSchema.parse(await response.json());
    expect(detail).toContain("brief.1 tot en met brief.3");
  });

  it("are listed alone when their document is asked for, and none with a section", async () => {
    const own = actionListSchema.parse(await readJson("/v1/actions?document=brief"));
    expect(own.actions.map(({ id }) => id)).toEqual(["brief.1", "brief.2", "brief.3"]);
    expect(await readJson("/v1/actions?document=brief&section=4.3")).toEqual({
      actions: [],
      total: 0,
    });
  });

  it("have their document in the last column of the CSV", async () => {
    const headers = { Accept: "text/csv" };
    const response = await app.request("/v1/actions?document=brief", { headers });
    const [header = "", first = ""] = (await response.text()).slice(1).split("\r\n");
    expect(header.split(";").at(-1)).toBe("Bron");
    expect(first).toMatch(/^brief\.1;;;Wat we gaan doen;1;/);
    expect(first.split(";").at(-1)).toBe(letterTitle);
  });
});

describe("pages of own documents", () => {
  it("are served with the header of each cell", async () => {
    const page = pageSchema.strict().parse(await readJson("/v1/documents/brief/pages/2"));
    expect(page.missingAfter).toEqual([3]);
    expect(page.blocks[0]).toMatchObject({ row: "actie-brief.3", columnTitle: "Nr." });
  });

  it("are listed with the documents, whose date may not be known", async () => {
    const { documents } = documentListSchema.parse(await readJson("/v1/documents"));
    expect(documents.slice(5).map(({ id, dateText }) => [id, dateText])).toEqual([
      ["brief", "datum onbekend"],
      [planId, "1 mei 2024"],
    ]);
  });
});
