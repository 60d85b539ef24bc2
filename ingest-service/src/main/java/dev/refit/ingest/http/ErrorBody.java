package dev.refit.ingest.http;

import java.util.List;

/** The body of every answer that says no. */
record ErrorBody(List<String> problems) {}
