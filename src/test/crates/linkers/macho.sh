#!/bin/bash
# rustc's linker for macOS. MACOSX_DEPLOYMENT_TARGET decides: below 12 the fixups are LC_DYLD_INFO_ONLY, from 13 on they are chained.
. "$(dirname "$0")/arguments.sh"
version=${MACOSX_DEPLOYMENT_TARGET:-11.0}
exec ld64.lld -dylib -platform_version macos "$version" "$version" -undefined dynamic_lookup -install_name @rpath/everything.so "${arguments[@]}"
