def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] Wrote python/geodesy/_native/units.pyi')
assert log.contains('2 stub files in python: 1 written, 1 unchanged')
assert log.contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
def stubs = new File(basedir, 'python/geodesy/_native')
assert new File(stubs, 'units.pyi').text == '# Copyright 2026 the geodesists\n' + new File(quickstart, 'python/geodesy/_native/units.pyi').text
assert new File(stubs, 'mine.pyi').text == '# By hand.\n'
