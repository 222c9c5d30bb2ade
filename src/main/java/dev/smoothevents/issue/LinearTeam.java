package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The team in Linear that a project's issues go to. */
@RegisterForReflection
record LinearTeam(String teamId) {}
