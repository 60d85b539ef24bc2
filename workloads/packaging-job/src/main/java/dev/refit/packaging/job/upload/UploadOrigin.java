package dev.refit.packaging.job.upload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refit.events.RefitJson;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.origin.CardSections;
import dev.refit.packaging.job.origin.DataSource;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.PreviousRelease;
import dev.refit.packaging.job.origin.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An upload of a model that was trained elsewhere. Nothing is known about its training except what the MOJO tells.
 *
 * @param examples the predictions of h2o-genmodel for the given rows and for made-up rows
 */
public record UploadOrigin(WorkloadRequest.PackageUpload request, Path examples, UploadFindings findings)
        implements Origin {
    @Override
    public Kind kind() {
        return Kind.UPLOAD;
    }

    @Override
    public String id() {
        return upload().id();
    }

    @Override
    public String provenanceText() {
        return "made from the uploaded model " + upload().name();
    }

    @Override
    public Map<String, String> manifest() {
        return Map.of("Refit-Upload", id());
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("refit.upload", id());
        properties.put("refit.upload.model", upload().name());
        properties.put("refit.upload.examples", upload().examples().sha256());
        if (findings.modelIni().containsKey("h2o_version")) {
            properties.put("refit.upload.h2o", findings.modelIni().get("h2o_version"));
        }
        return properties;
    }

    /** Returns no types: a MOJO does not distinguish integers and booleans from other numbers. */
    @Override
    public Map<String, String> types() {
        return Map.of();
    }

    @Override
    public Optional<byte[]> schema() {
        return Optional.of(RefitJson.bytes(findings.schema()));
    }

    @Override
    public List<String> comparedScorers() {
        return findings.compared();
    }

    @Override
    public Map<String, Object> proofDetails() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("compared", comparedScorers());
        details.put("rowsGiven", findings.given());
        details.put("rowsNotScored", findings.refused());
        details.put("inputsWithoutColumn", findings.lacking());
        details.put("columnsNotRead", findings.unread());
        details.put("rowsWithUnknownText", findings.unknown());
        if (!findings.blanks().isEmpty()) {
            details.put("rowsWithTextKnownWithoutBlanks", findings.blanks());
        }
        if (!findings.noClass().isEmpty()) {
            details.put("rowsWithResponseThatIsNoClass", findings.noClass());
        }
        if (findings.calibrated()) {
            details.put("leftOut", List.of(UploadCard.CALIBRATION));
        }
        return details;
    }

    @Override
    public String remedy() {
        return "Another attempt will not help. Refit does not score this model like H2O's own library. Please report"
                + " the problem, with the model if you may share it.";
    }

    @Override
    public String algorithm() {
        return findings.modelIni().getOrDefault("algo", "unknown");
    }

    @Override
    public Map<String, Map<String, Double>> metricsBySlice() {
        return Map.of();
    }

    @Override
    public List<DataSource> data() {
        return List.of(new DataSource(
                "examples",
                upload().examplesName(),
                null,
                upload().examples().sha256(),
                Map.of("refit:rows", Long.toString(findings.given()))));
    }

    @Override
    public Optional<Path> scoredRows() {
        return findings.scored();
    }

    @Override
    public ObjectNode buildDefinition(Subject subject) {
        return new UploadProvenance(upload(), findings).buildDefinition(subject);
    }

    @Override
    public ObjectNode runDetails() {
        return new UploadProvenance(upload(), findings).runDetails();
    }

    @Override
    public String summary() {
        return "This release was made from the uploaded model " + upload().name() + " in the upload " + id() + ".";
    }

    @Override
    public CardSections card() {
        return new UploadCard(upload(), findings);
    }

    @Override
    public Optional<PreviousRelease> previous() throws IOException, JobFailedException {
        return request.previous() == null
                ? Optional.empty()
                : Optional.of(PreviousUpload.of(request.previous(), findings.schema()));
    }

    private UploadedModel upload() {
        return request.upload();
    }
}
