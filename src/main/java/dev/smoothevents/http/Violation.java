package dev.smoothevents.http;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing wrong with a request.
 *
 * @param field path of the field, {@code record.id}, or the name of a header or parameter
 * @param message what is wrong and what would be right
 */
@RegisterForReflection
public record Violation(String field, String message) {}
