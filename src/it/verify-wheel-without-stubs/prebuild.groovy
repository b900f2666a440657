import io.github.pyo3stubs.it.Geodesy

def dist = new File(basedir, 'dist').toPath()
Geodesy.wheel(quickstart).write(dist.resolve('geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'))
return true
