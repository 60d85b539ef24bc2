package dev.refit.packaging.job.upload;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Checks an uploaded file before a model is read from it. */
public final class UploadedMojo {
    private static final String INI = "model.ini";
    private static final long MOST_BYTES = 1L << 30;
    private static final String EXPORT =
            "Export the model again, with download_mojo in Python or h2o.download_mojo in R.";

    private final Path file;
    private final Map<String, String> modelIni = new LinkedHashMap<>();

    private UploadedMojo(Path file) {
        this.file = file;
    }

    /** @throws JobFailedException if the file is not a zip, is damaged or hostile, or contains no model */
    public static UploadedMojo checked(Path file) throws IOException, JobFailedException {
        UploadedMojo mojo = new UploadedMojo(file);
        mojo.begins();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            mojo.names(zip);
            mojo.contents(zip);
            ZipEntry ini = zip.getEntry(INI);
            if (ini == null) {
                throw mojo.refused("has no entry " + INI + ", expected a MOJO");
            }
            mojo.read(new String(zip.getInputStream(ini).readAllBytes(), StandardCharsets.UTF_8));
        } catch (ZipException e) {
            throw mojo.refused("is damaged or cut off (" + e.getMessage() + "), expected a whole zip");
        }
        return mojo;
    }

    /** Returns the values of the section {@code [info]} in {@code model.ini} by key, in their order. */
    Map<String, String> modelIni() {
        return modelIni;
    }

    private void begins() throws IOException, JobFailedException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(2);
        }
        if (first.length < 2) {
            throw refused("has " + first.length + " bytes, expected a MOJO");
        }
        if (first[0] != 'P' || first[1] != 'K') {
            throw refused("is no zip, expected the zip that H2O exports as a MOJO");
        }
    }

    private void names(ZipFile zip) throws JobFailedException {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            String name = all.nextElement().getName();
            if (name.startsWith("/")
                    || name.indexOf('\\') >= 0
                    || List.of(name.split("/")).contains("..")) {
                throw refused("has an entry '" + name + "', expected names below the archive's root");
            }
        }
    }

    /** Reads all entries, which verifies their checksums. */
    private void contents(ZipFile zip) throws IOException, JobFailedException {
        long left = MOST_BYTES;
        byte[] buffer = new byte[1 << 16];
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw refused("unpacks to more than " + (MOST_BYTES >> 20) + " MiB at '" + entry.getName()
                                + "', expected a model");
                    }
                }
            } catch (IOException e) {
                throw refused("is damaged at '" + entry.getName() + "' (" + e.getMessage() + "), expected a whole zip");
            }
        }
    }

    private void read(String ini) throws JobFailedException {
        boolean info = false;
        for (String line : ini.lines().toList()) {
            if (line.startsWith("[")) {
                info = line.strip().equals("[info]");
            } else if (info && line.contains("=")) {
                int at = line.indexOf('=');
                modelIni.put(
                        line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        }
        if (modelIni.isEmpty()) {
            throw refused("has no section [info] in " + INI + ", expected a MOJO");
        }
    }

    private JobFailedException refused(String what) {
        return new JobFailedException(Fault.DATA, "unreadable-mojo", file + " " + what + ".", EXPORT);
    }
}
