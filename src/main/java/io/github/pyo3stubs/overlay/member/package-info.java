// SPDX-License-Identifier: Apache-2.0
/** Lays what an overlay says of the members of a module or class over what the library says of them. */
package io.github.pyo3stubs.overlay.member;
