/** The Kafka contract: what other teams read. */
package dev.smoothevents.topic;
