/**
 * What all simulated services share: the call they answer, the errors they answer with, and how they describe
 * themselves.
 *
 * <p>It must not know any one service, nor how sessions, files and faults work.
 */
@NullMarked
package dev.cofferdam.range.service;

import org.jspecify.annotations.NullMarked;
