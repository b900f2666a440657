def log = new File(basedir, 'build.log').text
def builds = log.split(/(?m)^.*Scanning for projects\.\.\.$/).drop(1)
assert builds.length == 4
def (all, one, last, changed) = builds

// With the libraries of all platforms, everything is made, and the table names what differs.
assert all.contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert all.contains('Wrote target/pyo3stubs/{stubs,stubs-linux-aarch_64,stubs-linux-x86_64}/hostkit/_native/__init__.pyi')
assert all.contains('Wrote target/pyo3stubs/{stubs-osx-aarch_64,stubs-osx-x86_64,stubs-windows-x86_64}/hostkit/_native.pyi')
assert all.contains('Wrote target/pyo3stubs/platforms.md')
assert !all.contains('There are no stubs for all platforms')

// With those of one platform, only its own archive is made, and the earlier ones are gone.
assert one.contains('2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert one.contains('There are no stubs for all platforms, because there is no library for linux-aarch_64, osx-aarch_64,'
        + ' osx-x86_64, windows-x86_64.')
assert one.contains('Not checked, because there is no library for them: the conditions in the stubs for ')
assert one.contains('Removed target/hostkit-0.1.0-stubs.zip')
assert one.contains('Removed target/pyo3stubs/platforms.md')

assert last.contains('There is no library for osx-aarch_64, osx-x86_64, windows-x86_64, and the project is for them.')

assert changed.contains("hostkit._native.monitor: function is not in the library under 'sys.version_info >= (3, 12)'")

// The last build made the archive of its platform only.
def target = new File(basedir, 'target')
assert target.list().findAll { it.endsWith('.zip') } == ['hostkit-0.1.0-stubs-linux-x86_64.zip']
assert new File(target, 'pyo3stubs').list() as List == ['stubs-linux-x86_64']
