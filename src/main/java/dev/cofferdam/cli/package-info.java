/**
 * The command line: the same program without a window. One small class a command.
 *
 * <p>Arguments enter; text or JSON lines and an exit status leave (0 done, 1 it ran and something needs attention, 2
 * usage or invalid input and nothing was changed). It must not know the window, which the wiring hands in.
 */
@NullMarked
package dev.cofferdam.cli;

import org.jspecify.annotations.NullMarked;
