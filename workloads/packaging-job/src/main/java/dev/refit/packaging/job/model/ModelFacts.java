package dev.refit.packaging.job.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.model.mojo.archive.ModelIni;
import dev.refit.model.zip.CheckedZip;
import dev.refit.model.zip.ZipLimits;
import dev.refit.model.zip.ZipMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Facts in a MOJO about the training that decide what a library of the model can promise. */
final class ModelFacts {
    private static final String DETAILS = "experimental/modelDetails.json";
    private static final String MISSING_LEVEL = ".missing(NA)";

    private final ModelIni ini;
    private final String encoding;
    private final List<ModelIni> parts;

    private ModelFacts(ModelIni ini, String encoding, List<ModelIni> parts) {
        this.ini = ini;
        this.encoding = encoding;
        this.parts = parts;
    }

    static ModelFacts of(byte[] mojo) throws IOException {
        CheckedZip zip = CheckedZip.of(mojo, ZipLimits.OF_MODELS);
        ModelIni own = null;
        String encoding = "";
        List<ModelIni> parts = new ArrayList<>();
        for (ZipMember member : zip.members().values()) {
            if (member.name().equals(ModelIni.NAME)) {
                own = ini(zip.bytes(member));
            } else if (member.name().endsWith("/" + ModelIni.NAME)) {
                parts.add(ini(zip.bytes(member)));
            } else if (member.name().equals(DETAILS)) {
                encoding = encoding(zip.bytes(member));
            }
        }
        return new ModelFacts(own, encoding, parts);
    }

    /** Lists what each model within the model says of itself, such as the base models of an ensemble. */
    List<ModelIni> parts() {
        return parts;
    }

    /** Tells whether the inputs are not the columns of the training, which no MOJO of XGBoost says in its model.ini. */
    boolean encoded() {
        boolean named = ini.columns().stream().anyMatch(column -> column.endsWith(MISSING_LEVEL));
        return "xgboost".equals(ini.text("algo"))
                && (named || !List.of("", "AUTO", "OneHotInternal").contains(encoding));
    }

    /** Returns the encoding of categorical columns that the training reported; empty if it is not known. */
    String encoding() {
        return encoding;
    }

    /** Tells whether H2O answers no row with a missing value, while the MOJO answers not a number. */
    boolean skipsMissing() {
        return "glm".equals(ini.text("algo")) && !ini.flag("mean_imputation");
    }

    /** Tells whether H2O computes calibrated probabilities as well, which no MOJO's scorer does. */
    boolean calibrated() {
        return ini.text("calib_method") != null;
    }

    /** Tells whether the model was trained with an offset that its MOJO does not use. */
    boolean losesOffset() {
        return "deeplearning".equals(ini.text("algo")) && ini.text("offset_column") != null;
    }

    private static ModelIni ini(byte[] content) {
        return new ModelIni(new String(content, StandardCharsets.UTF_8).lines().toList());
    }

    private static String encoding(byte[] details) throws IOException {
        try {
            for (JsonNode parameter : RefitJson.mapper().readTree(details).path("parameters")) {
                if (parameter.path("name").asText().equals("categorical_encoding")) {
                    return parameter.path("actual_value").asText("");
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return ""; // The report is no part of the model.
        }
        return "";
    }
}
