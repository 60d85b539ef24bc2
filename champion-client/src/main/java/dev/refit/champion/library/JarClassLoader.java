package dev.refit.champion.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The classes and resources of one jar, before those of the parent, so that a version on the application's class path is
 * not taken for another. The jar is closed when nothing needs its classes any more.
 */
final class JarClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final JarFile jar;

    JarClassLoader(Path file, ClassLoader parent) throws IOException {
        super("champion", parent);
        this.jar = new JarFile(file.toFile());
        CLEANER.register(this, new ClosedJar(jar));
    }

    /** Must not know the class loader. */
    private record ClosedJar(JarFile jar) implements Runnable {
        @Override
        public void run() {
            try {
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The value of an attribute of the manifest; null without one. */
    String attribute(String name) throws IOException {
        return jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && jar.getEntry(path(name)) == null) {
                return super.loadClass(name, resolve);
            }
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(path(name))) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            return super.getResourceAsStream(name);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new ByteArrayInputStream(in.readAllBytes());
        } catch (IOException e) {
            return null;
        }
    }

    private static String path(String className) {
        return className.replace('.', '/') + ".class";
    }
}
