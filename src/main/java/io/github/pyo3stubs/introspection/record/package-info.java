// SPDX-License-Identifier: Apache-2.0
/** PyO3's records: found by symbol or by shape, and read as JSON into chunks. */
package io.github.pyo3stubs.introspection.record;
