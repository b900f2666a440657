// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.library;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Notes which files are opened, by paths that otherwise behave like those that they stand for. */
public final class OpenedFiles extends FileSystemProvider {
    private final FileSystem real;
    private final FileSystemProvider provider;
    private final FileSystem noting = new Noting();
    private final List<Path> opened = new ArrayList<>();

    /** @param of any path of the file system */
    public OpenedFiles(Path of) {
        real = of.getFileSystem();
        provider = real.provider();
    }

    /** The files that were opened, as often as they were. */
    public List<Path> opened() {
        return List.copyOf(opened);
    }

    /** A path for which it is noted what is opened at and below it. */
    public Path noted(Path path) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(path, method, arguments);
        return (Path) Proxy.newProxyInstance(
                OpenedFiles.class.getClassLoader(), new Class<?>[] {Path.class, Noted.class}, handler);
    }

    /** A path that stands for another one. */
    public interface Noted {
        Path plain();
    }

    private Object answer(Path path, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("plain")) {
            return path;
        }
        if (method.getName().equals("getFileSystem")) {
            return noting;
        }
        Object[] plain = arguments == null
                ? new Object[0]
                : Stream.of(arguments).map(OpenedFiles::plain).toArray();
        try {
            return noted(method.invoke(path, plain));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object noted(Object answer) {
        if (answer instanceof Path path) {
            return noted(path);
        }
        return answer instanceof Iterator<?> names ? noted(names) : answer;
    }

    private Iterator<?> noted(Iterator<?> names) {
        List<Object> all = new ArrayList<>();
        names.forEachRemaining(name -> all.add(noted(name)));
        return all.iterator();
    }

    private static Object plain(Object argument) {
        return argument instanceof Noted path ? path.plain() : argument;
    }

    private static Path plain(Path path) {
        return (Path) plain((Object) path);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        opened.add(plain(path));
        return provider.newByteChannel(plain(path), options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        opened.add(plain(path));
        return provider.newFileChannel(plain(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> children =
                provider.newDirectoryStream(plain(directory), child -> filter.accept(noted(child)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return StreamSupport.stream(children.spliterator(), false)
                        .map(OpenedFiles.this::noted)
                        .iterator();
            }

            @Override
            public void close() throws IOException {
                children.close();
            }
        };
    }

    @Override
    public String getScheme() {
        return provider.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return noting;
    }

    @Override
    public Path getPath(URI uri) {
        return noted(provider.getPath(uri));
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        provider.createDirectory(plain(directory), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        provider.delete(plain(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        provider.copy(plain(source), plain(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        provider.move(plain(source), plain(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return provider.isSameFile(plain(path), plain(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return provider.isHidden(plain(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return provider.getFileStore(plain(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        provider.checkAccess(plain(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return provider.getFileAttributeView(plain(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return provider.readAttributes(plain(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return provider.readAttributes(plain(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        provider.setAttribute(plain(path), attribute, value, options);
    }

    private final class Noting extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return OpenedFiles.this;
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        @Override
        public boolean isOpen() {
            return real.isOpen();
        }

        @Override
        public boolean isReadOnly() {
            return real.isReadOnly();
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return noted(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getPathMatcher(pattern);
            return path -> matcher.matches(plain(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }
}
