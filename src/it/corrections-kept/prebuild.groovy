import io.github.pyo3stubs.it.Geodesy

Geodesy.copy(quickstart, basedir)

def stub = new File(basedir, 'python/geodesy/_native/__init__.pyi')
def generated = stub.text
// Corrections of what the library does not contain, and the user's own lines.
stub.text = '# Copyright 2026 the geodesists\n\n' + generated
        .replace('class GeodesyError(Exception): ...', '# of Python\'s own, since 0.2\nclass GeodesyError(ValueError): ...')
// As if the parameter were newer than the stub.
stub.text = stub.text.replace(', altitude: SupportsFloat | SupportsIndex = 0.0', '').replace(' = None, *)', ' = None)')
        .replace('def centroid(', '# a comment of a declaration that stays\ndef centroid(')
stub.append('# the end\n')
assert stub.text.contains('(ValueError)') && stub.text != generated
return true
