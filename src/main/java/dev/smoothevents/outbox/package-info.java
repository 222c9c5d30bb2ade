/** It waits to be told: the relay from Postgres to Kafka. */
package dev.smoothevents.outbox;
