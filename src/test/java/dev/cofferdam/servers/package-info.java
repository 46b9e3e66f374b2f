/**
 * Every action of the registry, tried on servers that answer to the AWS SDK: the embedded range, and moto where it is
 * installed. A case is written once and holds on both.
 *
 * <p>A package of its own, above all services: a case seeds one service to try an action of another, and both servers
 * must be able to run it. What is true of one action alone is tested beside that action.
 */
@NullMarked
package dev.cofferdam.servers;

import org.jspecify.annotations.NullMarked;
