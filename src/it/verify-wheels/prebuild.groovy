import io.github.pyo3stubs.it.Geodesy

def wheel = 'geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'
Geodesy.typedWheel(quickstart).write(new File(basedir, "typed/$wheel").toPath())
Geodesy.wheel(quickstart).write(new File(basedir, "bare/$wheel").toPath())
return true
