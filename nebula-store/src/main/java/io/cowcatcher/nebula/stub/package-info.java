/**
 * A protocol stub of a graph service, for tests, examples and benchmarks where no server is at hand: the real client
 * speaks to it over loopback sockets, and a small model of Nebula 3.8 answers the statements of this module.
 *
 * <p>It is no Nebula: it knows the closed set of statements that {@code io.cowcatcher.nebula} emits and fails on
 * everything else, it keeps everything in memory and checks nobody's password but one. It shows how this module uses
 * the protocol, and says nothing about a server's speed. Entry types: {@link io.cowcatcher.nebula.stub.GraphdStub} and
 * {@link io.cowcatcher.nebula.stub.GraphModel}. Nothing else in this module knows this package.
 */
@NullMarked
package io.cowcatcher.nebula.stub;

import org.jspecify.annotations.NullMarked;
