package dev.refit.packaging.job.origin;

import java.util.Map;

/**
 * Data that a model was made from, as the bill of materials lists it.
 *
 * @param reference identifies it within the bill
 * @param version null if the data has no version
 * @param sha256 null if the data is not a single file
 * @param properties further facts by name
 */
public record DataSource(
        String reference, String name, String version, String sha256, Map<String, String> properties) {}
