import io.github.pyo3stubs.it.Shell

// Every path is relative to the directory in which Maven was started, the one above the module.
def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] Wrote java/target/pyo3stubs/{stubs,stubs-linux-x86_64}/geodesy/_native/units.pyi')
assert log.contains('[INFO] Removed java/target/java-0.1.0-stubs-osx-x86_64.zip')
assert log.contains('[ERROR]   python/src/geodesy/_native/__init__.pyi is missing')
assert !new File(basedir, 'java/target/java-0.1.0-stubs-osx-x86_64.zip').exists()

def shell = new Shell(buildDirectory, basedir)
def command = Shell.repair(log)
assert command == 'mvn pyo3stubs:generate -pl :java'
assert shell.run(command).contains('[INFO] Wrote python/src/geodesy/_native/__init__.pyi')
assert shell.run('mvn package').contains('2 stub files in python/src against libgeodesy.so (linux-x86_64): 2 fresh')

// The command that builds the library is for the module's directory, which is named relative to the start too.
new File(basedir, 'python/bindings/target').deleteDir()
def absence = shell.fail('mvn package')
assert absence.contains('[ERROR]   python/bindings/target/release\n')
assert absence.contains('[ERROR] To build it, in java: cargo build --release --manifest-path ../python/bindings/Cargo.toml')
