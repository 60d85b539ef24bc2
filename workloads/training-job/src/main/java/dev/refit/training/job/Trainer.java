package dev.refit.training.job;

import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import hex.Model;
import hex.ModelBuilder;
import hex.ModelBuilder.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import water.Job;
import water.exceptions.H2OIllegalArgumentException;

/** Trains one model, saying how far it is. */
final class Trainer {
    private static final int ERROR = 1;
    private static final int WARNING = 2;

    private final JobFolder folder;

    Trainer(JobFolder folder) {
        this.folder = folder;
    }

    /** @throws JobFailedException when H2O refuses a parameter's value */
    Model<?, ?, ?> train(Model.Parameters parameters) throws JobFailedException {
        ModelBuilder<?, ?, ?> builder = ModelBuilder.make(parameters);
        try {
            builder.init(false);
            List<String> errors = messages(builder, ERROR);
            if (!errors.isEmpty()) {
                throw refused(String.join("; ", errors), null);
            }
            messages(builder, WARNING).forEach(warning -> System.out.println("H2O warns: " + warning));
            Job<?> job = builder.trainModel();
            try (TrainingProgress progress = new TrainingProgress(job, folder)) {
                return (Model<?, ?, ?>) job.get();
            }
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof H2OIllegalArgumentException) {
                    throw refused(t.getMessage(), e);
                }
            }
            throw e;
        }
    }

    private static List<String> messages(ModelBuilder<?, ?, ?> builder, int level) {
        List<String> texts = new ArrayList<>();
        for (ValidationMessage message : builder._messages) {
            if (message.log_level() == level) {
                texts.add(message.field().replaceFirst("^_", "") + ": " + message.message());
            }
        }
        return texts;
    }

    private static JobFailedException refused(String what, Throwable cause) {
        return new JobFailedException(
                dev.refit.events.run.Failure.Fault.USER_CODE,
                "parameters-refused",
                "training.h2o.parameters: H2O refuses " + what,
                "Correct the parameter that H2O names, in parameters or in trials.",
                cause);
    }
}
