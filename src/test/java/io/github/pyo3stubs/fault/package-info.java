// SPDX-License-Identifier: Apache-2.0
/** Faults of machines, disks and users, which no run may turn into a lost or a torn file. */
package io.github.pyo3stubs.fault;
