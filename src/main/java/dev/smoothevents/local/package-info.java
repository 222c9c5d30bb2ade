/** Postgres, Kafka, SMTP and stand-ins for Slack and Linear in this JVM; for development and tests only, never in the package. */
package dev.smoothevents.local;
