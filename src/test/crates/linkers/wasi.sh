#!/bin/bash
# rustc's linker for wasm32-wasip1, without wasi-libc: its functions become imports.
. "$(dirname "$0")/arguments.sh"
exec wasm-ld --allow-undefined "${arguments[@]}"
