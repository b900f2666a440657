import io.github.pyo3stubs.it.Geodesy

Geodesy.copySources(quickstart, basedir)
Geodesy.copyLibraries(quickstart, new File(basedir, 'target/release'))
// What an earlier run has fetched would hide what this one deploys.
new File(localRepositoryPath, 'org/example/geodesy').deleteDir()
return true
