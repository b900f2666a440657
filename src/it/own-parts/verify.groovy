import io.github.pyo3stubs.it.Shell

def log = new File(basedir, 'build.log').text
def builds = log.split(/(?m)^.*Scanning for projects\.\.\.$/).drop(1)
assert builds.length == 2
def (all, one) = builds

// The committed stubs have the overlay, and so have those that generate writes.
assert all.contains('4 fresh, 0 fresh, but worded otherwise, 0 stale')
assert !all.contains('not checked')
def generated = { name -> new File(basedir, "target/pyo3stubs/$name/hostkit/_native/__init__.pyi") }
assert all.contains('Wrote target/pyo3stubs/{stubs,stubs-linux-x86_64}/')

// With the libraries of one platform, the branches of the others are not checked.
assert one.contains('4 fresh, 0 fresh, but worded otherwise, 0 stale')
assert one.contains('src/main/stubs/hostkit/_native/__init__.pyi:41: not checked, because no library is for'
        + '  sys.platform == "win32"')
assert generated('stubs-linux-x86_64').text.contains('def user_id() -> UserId:')

// An entry that no longer fits fails both goals, which name the place and the text to paste.
def overlay = new File(basedir, 'src/main/stubs/hostkit/_native/__init__.pyi')
def right = overlay.text
overlay.text = right.replace('# was: list[str]', '# was: tuple[str, ...]')
assert overlay.text != right
def shell = new Shell(buildDirectory, basedir)
['generate', 'verify'].each { goal ->
    def failed = shell.fail("mvn pyo3stubs:$goal")
    assert failed.contains(': The overlay does not fit what the libraries say:\n'
            + "[ERROR]   src/main/stubs/hostkit/_native/__init__.pyi:21: Process.command returns 'list[str]',"
            + " not 'tuple[str, ...]': look again, then write  # was: list[str]")
}
def pasted = shell.fail('mvn package') =~ /look again, then write  (# was: .+)/
overlay.text = overlay.text.replace('# was: tuple[str, ...]', pasted[0][1])
assert overlay.text == right
assert shell.run('mvn package').contains('4 fresh, 0 fresh, but worded otherwise, 0 stale')

// Another entry makes the committed stub stale until it is brought up to date.
overlay.text = right.replace('def command(self) -> Sequence[str]', 'def command(self) -> tuple[str, ...]')
assert overlay.text != right
def failed = shell.fail('mvn package')
assert failed.contains("hostkit._native.Process.command: returns 'tuple[str, ...]', the stub says 'Sequence[str]'")
shell.run(Shell.repair(failed))
assert shell.run('mvn package').contains(' 0 stale')
assert new File(basedir, 'python/hostkit/_native/__init__.pyi').text.contains('def command(self, /) -> tuple[str, ...]:')
return true
