import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

new File(basedir, 'python/geodesy/_native/units.pyi').text = '# Copyright 2026 the geodesists\nFOOT: float\n'
new File(basedir, 'python/geodesy/_native/mine.pyi').text = '# By hand.\n'
return true
