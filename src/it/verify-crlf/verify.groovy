def log = new File(basedir, 'build.log').text
assert log.count('2 fresh, 0 fresh, but worded otherwise, 0 stale') == 2
assert log.contains('2 stub files in python: 0 written, 2 unchanged')
for (stub in new File(basedir, 'python/geodesy/_native').listFiles()) {
    assert stub.text.contains('\r\n')
}
