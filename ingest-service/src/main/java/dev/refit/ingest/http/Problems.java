package dev.refit.ingest.http;

import java.util.List;

/** The body of every answer that says no. */
record Problems(List<String> problems) {}
