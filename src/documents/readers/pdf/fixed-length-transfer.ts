/**
 * Gives Node 20 `ArrayBuffer.prototype.transferToFixedLength` (ECMAScript 2024), which the pdf.js of
 * unpdf 1.7 calls for every font: without it pdf.js stops a page's drawing list at the first text,
 * silently, and fonts and ruling lines are lost. Node 21 and newer have it and are left alone.
 */
export function provideFixedLengthTransfer(): void {
  if ("transferToFixedLength" in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
    configurable: true,
    writable: true,
    value: function transferToFixedLength(this: ArrayBuffer, length = this.byteLength) {
      const moved = structuredClone(this, { transfer: [this] });
      const resized = new Uint8Array(length);
      resized.set(new Uint8Array(moved, 0, Math.min(length, moved.byteLength)));
      return resized.buffer;
    },
  });
}
