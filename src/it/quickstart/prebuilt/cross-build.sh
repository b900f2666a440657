#!/usr/bin/env bash
# Builds libgeodesy.dylib and geodesy.dll from the crate beside this folder, on Linux. They are made to be read, not to be
# loaded, because the libraries of their systems are missing. src/test/crates/build.sh says which packages are needed.
set -euo pipefail
cd "$(dirname "$0")/.."
linkers=$(cd ../../test/crates/linkers && pwd)

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$(mktemp -d)}
export PATH=/usr/lib/llvm-19/bin:/usr/bin:$PATH
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 PYO3_CROSS=1 PYO3_CROSS_PYTHON_VERSION=3.11
export CARGO_PROFILE_RELEASE_OPT_LEVEL=z CARGO_PROFILE_RELEASE_LTO=fat CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
export CARGO_PROFILE_RELEASE_PANIC=abort
export CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER=$linkers/macho.sh MACOSX_DEPLOYMENT_TARGET=11.0 SDKROOT=/
export SOURCE_DATE_EPOCH=0 # MinGW's tools write the time into every DLL
# No texts that tell where a panic happened, and so no path of the building machine.
export RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort"

build() {
  /usr/bin/cargo build --release --locked --target "$1" -Zbuild-std=std,panic_abort -Zbuild-std-features=
  cp "$CARGO_TARGET_DIR/$1/release/$2" "prebuilt/$2"
}
build aarch64-apple-darwin libgeodesy.dylib
llvm-install-name-tool -id @rpath/libgeodesy.dylib prebuilt/libgeodesy.dylib
llvm-strip -x prebuilt/libgeodesy.dylib
build x86_64-pc-windows-gnu geodesy.dll
x86_64-w64-mingw32-strip prebuilt/geodesy.dll
sha256sum prebuilt/libgeodesy.dylib prebuilt/geodesy.dll
