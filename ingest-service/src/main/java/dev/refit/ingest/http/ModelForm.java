package dev.refit.ingest.http;

import dev.refit.definition.upload.InvalidUploadException;
import dev.refit.definition.upload.PackagingOptions;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.definition.PackagingSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * The form by which a model is uploaded. Its fields have the names of the options of {@code refit package}.
 *
 * @param targetDocs describes the predictions; null when the form does not
 */
record ModelForm(UploadedFile model, UploadedFile examples, String targetDocs, PackagingSpec packaging) {
    private static final String MODEL = "model";
    private static final String EXAMPLES = "examples";
    private static final String TARGET_DOCS = "target-docs";

    private static final int SHOWN = 100;
    private static final int MAX_UNKNOWN = 20;

    /** @throws InvalidUploadException with every problem of the form */
    static ModelForm read(Map<String, Collection<FormValue>> form) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new TreeSet<>(PackagingOptions.NAMES);
        known.addAll(Set.of(MODEL, EXAMPLES, TARGET_DOCS));
        form.keySet().stream()
                .map(name -> name == null ? "a field without a name" : Excerpt.of(name, SHOWN))
                .filter(name -> !known.contains(name))
                .sorted()
                .limit(MAX_UNKNOWN)
                .forEach(name ->
                        problems.add(name + ": got a field of this name, expected only " + String.join(", ", known)));
        UploadedFile model = file(MODEL, form, problems);
        UploadedFile examples = file(EXAMPLES, form, problems);
        if (model != null) {
            model.mojoProblem(MODEL).ifPresent(problems::add);
        }
        if (examples != null) {
            examples.emptyProblem(EXAMPLES).ifPresent(problems::add);
        }
        Map<String, String> options = texts(form, problems);
        String targetDocs = options.remove(TARGET_DOCS);
        PackagingSpec packaging = null;
        try {
            packaging = PackagingOptions.read(options);
        } catch (InvalidUploadException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidUploadException(problems);
        }
        return new ModelForm(model, examples, targetDocs, packaging);
    }

    /** The bytes of both files. */
    long bytes() {
        return model.path().toFile().length() + examples.path().toFile().length();
    }

    private static UploadedFile file(String name, Map<String, Collection<FormValue>> form, List<String> problems) {
        List<FormValue> values = List.copyOf(form.getOrDefault(name, List.of()));
        if (values.size() != 1 || !isNamedFile(values.get(0))) {
            String got = values.isEmpty()
                    ? "nothing"
                    : values.size() > 1
                            ? values.size() + " of them"
                            : values.get(0).isFileItem() ? "a file without a name" : "a text";
            problems.add(name + ": got " + got + ", expected one file, as curl sends it with -F " + name + "=@FILE");
            return null;
        }
        return UploadedFile.of(name, values.get(0));
    }

    /** The server keeps a part of a file's type in memory, unless it has the name of a file. */
    private static boolean isNamedFile(FormValue value) {
        return value.isFileItem()
                && value.getFileName() != null
                && value.getFileItem().getFile() != null;
    }

    private static Map<String, String> texts(Map<String, Collection<FormValue>> form, List<String> problems) {
        Map<String, String> texts = new HashMap<>();
        Set<String> names = new TreeSet<>(PackagingOptions.NAMES);
        names.add(TARGET_DOCS);
        names.retainAll(form.keySet());
        names.forEach(name -> {
            Collection<FormValue> values = form.get(name);
            if ((values.size() > 1 || values.iterator().next().isFileItem())) {
                problems.add(name + ": got " + (values.size() > 1 ? values.size() + " of them" : "a file")
                        + ", expected one text");
            } else {
                texts.put(name, values.iterator().next().getValue());
            }
        });
        return texts;
    }
}
