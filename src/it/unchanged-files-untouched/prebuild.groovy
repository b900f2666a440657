new File(basedir, 'dist').mkdirs()
new File(basedir, 'dist/libgeodesy.so').bytes = new File(quickstart, 'prebuilt/libgeodesy.so').bytes
return true
