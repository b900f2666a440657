import java.nio.ByteBuffer
import java.nio.ByteOrder

def library = new File(quickstart, 'prebuilt/libgeodesy.so').bytes
def dist = new File(basedir, 'dist')
dist.mkdirs()
new File(dist, 'libgeodesy.so').bytes = library
new File(dist, 'empty.so').bytes = new byte[0]
new File(dist, 'text.so').text = 'This is no library.\n'
new File(dist, 'cut.so').bytes = Arrays.copyOf(library, library.length.intdiv(2))

// The length before the JSON of one record is greater than the file's.
def text = new String(library, 'ISO-8859-1')
def records = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN)
for (int at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 1)) {
    if (at >= 4 && records.getInt(at - 4) in 2..4096) {
        records.putInt(at - 4, 0x00f00000)
        break
    }
}
new File(dist, 'record.so').bytes = library
return true
