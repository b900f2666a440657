import io.github.pyo3stubs.it.Geodesy

def dist = new File(basedir, 'dist').toPath()
Geodesy.typedWheel(quickstart).write(dist.resolve('geodesy-0.1.0-cp310-abi3-manylinux_2_34_x86_64.whl'))
def musl = Geodesy.typedWheel(quickstart).write(dist.resolve('geodesy-0.1.0-cp310-abi3-musllinux_1_2_x86_64.whl'))

def wheel = musl.toFile().bytes
for (name in ['damaged', 'renamed']) {
    new File(basedir, name).mkdirs()
}
new File(basedir, 'damaged/geodesy-0.1.0-cp310-abi3-win_amd64.whl').bytes = Arrays.copyOf(wheel, wheel.length - 30)
new File(basedir, 'renamed/geodesy.whl').bytes = wheel
return true
