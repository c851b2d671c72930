/**
 * Calls as traces and metrics for an OpenTelemetry collector, by OTLP over HTTP with the official
 * SDK. Off unless the person names a collector; nothing outside of {@link
 * dev.sage.workbench.otlp.OtlpDesk} loads a class of the SDK before that.
 */
package dev.sage.workbench.otlp;
