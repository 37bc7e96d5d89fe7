import { type Check, isRecord, isText } from "../shared/checks.ts";

/** One route of the API as the OpenAPI document has it. */
export interface ApiRoute {
  method: string;
  path: string;
  operationId: string;
  summary: string;
}

interface OpenApiDocument {
  servers: { url: string }[];
  paths: Record<string, Record<string, unknown>>;
}

/** What this page reads of an OpenAPI document. */
export const isOpenApi: Check<OpenApiDocument> = (value): value is OpenApiDocument =>
  isRecord(value) &&
  Array.isArray(value.servers) &&
  value.servers.every((server) => isRecord(server) && isText(server.url)) &&
  isRecord(value.paths) &&
  Object.values(value.paths).every(isRecord);

const methods = ["get", "post", "put", "patch", "delete"];

/** The routes in the order of the document, their paths from the root of the server. */
export function readRoutes(document: OpenApiDocument, origin: string): ApiRoute[] {
  const base = new URL(document.servers[0]?.url ?? "/", origin).pathname.replace(/\/$/, "");
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: `${base}${path}`,
        operationId:
          isRecord(operation) && isText(operation.operationId) ? operation.operationId : "",
        summary: isRecord(operation) && isText(operation.summary) ? operation.summary : "",
      })),
  );
}
