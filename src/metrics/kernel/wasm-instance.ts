/**
 * What a fresh instance of a WebAssembly module in base64 exports; `undefined` where WebAssembly is missing or refused
 * (an old runtime, a content security policy) and on machines that keep the high byte first. Compiles each module once.
 */
export function newWasmInstance(bytes: string, imports?: object): object | undefined {
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  if (typeof WebAssembly === 'undefined' || !isLittleEndian) return undefined
  try {
    const module = compiled.get(bytes) ?? new WebAssembly.Module(decodeBase64(bytes))
    compiled.set(bytes, module)
    return new WebAssembly.Instance(module, imports).exports
  } catch {
    // Whatever the cause (no permission, no memory, an engine without bulk memory), JavaScript takes over.
    return undefined
  }
}

// The ECMAScript library of the compiler does not describe WebAssembly.
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object, imports?: object) => { readonly exports: object }
    }
  | undefined

const compiled = /* @__PURE__ */ new Map<string, object>()

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
