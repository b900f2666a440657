# SPDX-License-Identifier: Apache-2.0
# new
"""Limits of processes, which hostkit makes of its settings."""

from . import Limits, Process

DEFAULT: Limits

def limited(process: Process) -> bool: ...
