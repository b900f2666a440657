#!/usr/bin/env bash
# Builds libgeodesy.so, the library for machines without cargo, from the crate beside this folder.
# The same rustc (see ../README.md) gives the same bytes, wherever the checkout lies.
set -euo pipefail
cd "$(dirname "$0")/.."

target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT

export CARGO_TARGET_DIR=$target
export CARGO_PROFILE_RELEASE_OPT_LEVEL=z
export CARGO_PROFILE_RELEASE_LTO=fat
export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
export CARGO_PROFILE_RELEASE_PANIC=abort
export CARGO_PROFILE_RELEASE_STRIP=symbols
# No path of the building machine in the library.
export RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$PWD=geodesy"

cargo build --release --locked --target x86_64-unknown-linux-gnu
cp "$target/x86_64-unknown-linux-gnu/release/libgeodesy.so" prebuilt/libgeodesy.so
sha256sum prebuilt/libgeodesy.so
