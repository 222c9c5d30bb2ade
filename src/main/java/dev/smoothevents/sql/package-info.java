/** Small helpers around the reactive Postgres client. */
package dev.smoothevents.sql;
