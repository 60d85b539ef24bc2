package dev.refit.packaging.job.document;

import dev.refit.packaging.job.holdout.RowScorer;
import dev.refit.packaging.job.origin.DataSource;
import dev.refit.packaging.job.origin.Origin;
import dev.refit.packaging.job.origin.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.maven.model.Dependency;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.modelCard.InputOutputParameter;
import org.cyclonedx.model.component.modelCard.ModelParameters;
import org.cyclonedx.model.component.modelCard.ModelParameters.Approach;
import org.cyclonedx.model.component.modelCard.ModelParameters.Approach.ApproachType;
import org.cyclonedx.model.component.modelCard.PerformanceMetric;
import org.cyclonedx.model.component.modelCard.QuantitativeAnalysis;

/** Writes the CycloneDX bill of materials of a library: the model with its card, what scores it, and its data. */
final class BillOfMaterials {
    private final Subject subject;
    private final RowScorer scorer;
    private final Origin origin;

    BillOfMaterials(Subject subject, RowScorer scorer, Origin origin) {
        this.subject = subject;
        this.scorer = scorer;
        this.origin = origin;
    }

    String json() {
        Component library = component(
                Component.Type.LIBRARY, subject.groupId(), subject.artifactId(), subject.version(), subject.purl());
        Metadata metadata = new Metadata();
        metadata.setTimestamp(null); // The bill of a release does not depend on when it is made.
        metadata.setComponent(library);

        Bom bom = new Bom();
        String identity = "refit/" + origin.id() + "/" + subject.version();
        bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
        bom.setMetadata(metadata);
        Component model = model();
        bom.addComponent(model);
        org.cyclonedx.model.Dependency needs = new org.cyclonedx.model.Dependency(library.getBomRef());
        needs.addDependency(new org.cyclonedx.model.Dependency(model.getBomRef()));
        for (Dependency dependency : subject.dependencies()) {
            Component needed = component(
                    Component.Type.LIBRARY,
                    dependency.getGroupId(),
                    dependency.getArtifactId(),
                    dependency.getVersion(),
                    Subject.purl(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion()));
            bom.addComponent(needed);
            needs.addDependency(new org.cyclonedx.model.Dependency(needed.getBomRef()));
        }
        origin.data().forEach(source -> bom.addComponent(data(source)));
        bom.addDependency(needs);
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString() + "\n";
        } catch (GeneratorException e) {
            throw new IllegalStateException("the bill of materials cannot be written", e);
        }
    }

    private Component model() {
        Component model = new Component();
        model.setType(Component.Type.MACHINE_LEARNING_MODEL);
        model.setBomRef("model");
        model.setName(subject.mojoName());
        model.setVersion(subject.version());
        model.addHash(new Hash(Hash.Algorithm.SHA_256, subject.mojo().sha256()));
        model.addProperty(property("refit:model-v1", subject.canonicalModel()));
        model.addProperty(property("refit:" + origin.kind().key(), origin.id()));
        model.setModelCard(card());
        return model;
    }

    private ModelCard card() {
        Approach approach = new Approach();
        approach.setType(ApproachType.SUPERVISED);
        ModelParameters parameters = new ModelParameters();
        parameters.setApproach(approach);
        parameters.setTask(scorer.labels().isEmpty() ? "regression" : "classification");
        parameters.setArchitectureFamily("H2O");
        parameters.setModelArchitecture(origin.algorithm());
        parameters.setInputs(scorer.inputs().stream()
                .map(input -> format(input.name() + ": " + (input.isCategorical() ? "categorical" : "numeric")))
                .toList());
        parameters.setOutputs(
                scorer.labels().isEmpty()
                        ? List.of(format("number"))
                        : List.of(format("label"), format("probability of each label")));

        List<PerformanceMetric> metrics = new ArrayList<>();
        origin.metricsBySlice().forEach((slice, values) -> new TreeMap<>(values)
                .forEach((name, value) -> metrics.add(metric(name, value, slice))));
        QuantitativeAnalysis analysis = new QuantitativeAnalysis();
        analysis.setPerformanceMetrics(metrics);

        ModelCard card = new ModelCard();
        card.setModelParameters(parameters);
        card.setQuantitativeAnalysis(analysis);
        return card;
    }

    private static Component data(DataSource source) {
        Component data = new Component();
        data.setType(Component.Type.DATA);
        data.setBomRef(source.reference());
        data.setName(source.name());
        data.setVersion(source.version());
        if (source.sha256() != null) {
            data.addHash(new Hash(Hash.Algorithm.SHA_256, source.sha256()));
        }
        source.properties().forEach((name, value) -> data.addProperty(property(name, value)));
        return data;
    }

    private static Component component(Component.Type type, String group, String name, String version, String purl) {
        Component component = new Component();
        component.setType(type);
        component.setBomRef(purl);
        component.setGroup(group);
        component.setName(name);
        component.setVersion(version);
        component.setPurl(purl);
        return component;
    }

    private static InputOutputParameter format(String format) {
        InputOutputParameter parameter = new InputOutputParameter();
        parameter.setFormat(format);
        return parameter;
    }

    private static PerformanceMetric metric(String name, double value, String slice) {
        PerformanceMetric metric = new PerformanceMetric();
        metric.setType(name);
        metric.setValue(Double.toString(value));
        metric.setSlice(slice);
        return metric;
    }

    private static Property property(String name, String value) {
        Property property = new Property();
        property.setName(name);
        property.setValue(value);
        return property;
    }
}
