// SPDX-License-Identifier: Apache-2.0
/** Makes members that override those of a base pass type checkers: settable attributes, comments. */
package io.github.pyo3stubs.stub.override;
