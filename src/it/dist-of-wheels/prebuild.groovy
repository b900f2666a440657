import io.github.pyo3stubs.it.Geodesy

Geodesy.copySources(quickstart, basedir)
def wheels = [
        (Geodesy.LINUX)  : 'manylinux_2_34_x86_64',
        (Geodesy.MACOS)  : 'macosx_11_0_arm64',
        (Geodesy.WINDOWS): 'win_amd64']
wheels.each { library, tag ->
    Geodesy.typedWheel(quickstart, library).write(new File(basedir, "dist/geodesy-0.1.0-cp310-abi3-${tag}.whl").toPath())
}

// The other project is that of the other way.
def consumer = new File(basedir, 'consumer')
consumer.mkdirs()
new File(consumer, 'pom.xml').bytes = new File(quickstart, '../archives-of-jobs/consumer/pom.xml').bytes
// What an earlier run has fetched would hide what this one deploys.
new File(localRepositoryPath, 'org/example/geodesy').deleteDir()
return true
