package dev.smoothevents.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items at most {@code limit} of them
 * @param next the cursor of the next page, or null on the last one
 */
@RegisterForReflection
public record Page<T>(List<T> items, String next) {}
