package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The issue's twin in Linear. */
@RegisterForReflection
record LinearTwin(String issueId) {}
