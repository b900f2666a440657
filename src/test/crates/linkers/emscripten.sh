#!/bin/bash
# rustc's linker for wasm32-unknown-emscripten: a side module (dylink.0), as emcc would make it.
. "$(dirname "$0")/arguments.sh"
exec wasm-ld -shared --no-entry --experimental-pic --allow-undefined --unresolved-symbols=import-dynamic "${arguments[@]}"
