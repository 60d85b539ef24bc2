/**
 * A real Apache Kafka broker and controller in one Java process, for one machine: the local platform starts it as a
 * process of its own ({@link dev.refit.broker.BrokerMain}), tests start it in theirs ({@link
 * dev.refit.broker.EmbeddedBroker}). Only its sizes differ from a production cluster's.
 */
package dev.refit.broker;
