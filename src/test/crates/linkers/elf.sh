#!/bin/bash
# rustc's linker for ELF on processors that this machine has no gcc for.
. "$(dirname "$0")/arguments.sh"
exec ld.lld -shared "${arguments[@]}"
