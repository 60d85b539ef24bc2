package dev.refit.packaging.job.upload;

import dev.refit.events.run.Failure.Fault;
import dev.refit.job.JobFailedException;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.ZipLimits;
import dev.refit.model.zip.ZipMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks an uploaded file before a model is read from it. */
public final class UploadedMojo {
    private static final String INI = "model.ini";
    private static final String EXPORT =
            "Export the model again, with download_mojo in Python or h2o.download_mojo in R.";

    private final Path file;
    private final Map<String, String> modelIni = new LinkedHashMap<>();

    private UploadedMojo(Path file) {
        this.file = file;
    }

    /**
     * Checks every entry with its checksum.
     *
     * @param bytes the content of the file
     * @throws JobFailedException if the file is not a zip, is damaged or hostile, or contains no model
     */
    public static UploadedMojo checked(Path file, byte[] bytes) throws JobFailedException {
        UploadedMojo mojo = new UploadedMojo(file);
        mojo.begins(bytes);
        try {
            CheckedZip zip = CheckedZip.of(bytes, ZipLimits.OF_MODELS);
            byte[] ini = null;
            for (ZipMember entry : zip.members().values()) {
                byte[] content = zip.bytes(entry);
                ini = entry.name().equals(INI) ? content : ini;
            }
            if (ini == null) {
                throw mojo.refused("has no entry " + INI + ", expected a MOJO");
            }
            mojo.read(new String(ini, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw mojo.refused("is damaged or cut off, or programs read it differently: it " + e.getMessage());
        }
        return mojo;
    }

    /** Returns the values of the section {@code [info]} in {@code model.ini} by key, in their order. */
    Map<String, String> modelIni() {
        return modelIni;
    }

    private void begins(byte[] bytes) throws JobFailedException {
        if (bytes.length < 2) {
            throw refused("has " + bytes.length + " bytes, expected a MOJO");
        }
        if (bytes[0] != 'P' || bytes[1] != 'K') {
            throw refused("is no zip, expected the zip that H2O exports as a MOJO");
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
