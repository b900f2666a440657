def log = new File(basedir, 'build.log').text
assert log.contains('2 stub files in python against libgeodesy.so (linux-x86_64): 2 fresh, 0 fresh, but worded otherwise, 0 stale')
assert !log.contains('[WARNING]')
